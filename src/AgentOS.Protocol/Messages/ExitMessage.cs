namespace AgentOS.Protocol;

/// <summary>The end of a sandbox's program.</summary>
/// <param name="Kind">How it ended.</param>
/// <param name="Value">Status, signal or error number, by kind.</param>
public sealed record ExitMessage(ExitKind Kind, int Value)
{
    /// <summary>Serialises the message.</summary>
    public byte[] ToPayload()
    {
        PayloadWriter writer = new();
        writer.Write((int)Kind);
        writer.Write(Value);
        return writer.Written.ToArray();
    }

    /// <summary>Parses a message.</summary>
    /// <exception cref="FrameException">The bytes are no such message.</exception>
    public static ExitMessage Parse(ReadOnlySpan<byte> payload)
    {
        PayloadReader reader = new(payload);
        ExitMessage message = new((ExitKind)reader.ReadInt32(), reader.ReadInt32());
        reader.End();
        return Enum.IsDefined(message.Kind) ? message : throw new FrameException($"exit kind {message.Kind}");
    }
}
