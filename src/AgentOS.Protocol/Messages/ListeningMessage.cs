namespace AgentOS.Protocol;

/// <summary>What became of a <see cref="ListenMessage"/>.</summary>
/// <param name="Error">An errno; 0 when the socket travels with the message.</param>
public sealed record ListeningMessage(int Error)
{
    /// <summary>Serialises the message.</summary>
    public byte[] ToPayload()
    {
        PayloadWriter writer = new();
        writer.Write(Error);
        return writer.Written.ToArray();
    }

    /// <summary>Parses a message.</summary>
    /// <exception cref="FrameException">The bytes are no such message.</exception>
    public static ListeningMessage Parse(ReadOnlySpan<byte> payload)
    {
        PayloadReader reader = new(payload);
        ListeningMessage message = new(reader.ReadInt32());
        reader.End();
        return message;
    }
}
