namespace AgentOS.Protocol;

/// <summary>The sandbox could not be prepared from inside.</summary>
/// <param name="Step">What failed, and the error.</param>
public sealed record FailureMessage(string Step)
{
    /// <summary>Serialises the message.</summary>
    public byte[] ToPayload()
    {
        PayloadWriter writer = new();
        writer.Write(Step);
        return writer.Written.ToArray();
    }

    /// <summary>Parses a message.</summary>
    /// <exception cref="FrameException">The bytes are no such message.</exception>
    public static FailureMessage Parse(ReadOnlySpan<byte> payload)
    {
        PayloadReader reader = new(payload);
        FailureMessage message = new(reader.ReadString());
        reader.End();
        return message;
    }
}
