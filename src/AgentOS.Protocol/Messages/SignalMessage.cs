namespace AgentOS.Protocol;

/// <summary>A signal for the program and its process group.</summary>
/// <param name="Signal">Its number, 1–64.</param>
public sealed record SignalMessage(int Signal)
{
    /// <summary>Serialises the message.</summary>
    public byte[] ToPayload()
    {
        PayloadWriter writer = new();
        writer.Write(Signal);
        return writer.Written.ToArray();
    }

    /// <summary>Parses a message.</summary>
    /// <exception cref="FrameException">The bytes are no such message.</exception>
    public static SignalMessage Parse(ReadOnlySpan<byte> payload)
    {
        PayloadReader reader = new(payload);
        SignalMessage message = new(reader.ReadInt32());
        reader.End();
        return message.Signal is >= 1 and <= 64 ? message : throw new FrameException($"signal {message.Signal}");
    }
}
