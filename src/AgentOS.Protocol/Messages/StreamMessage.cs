namespace AgentOS.Protocol;

/// <summary>Which standard stream the descriptor of this frame becomes.</summary>
/// <param name="Number">0 input, 1 output, 2 error.</param>
public sealed record StreamMessage(int Number)
{
    /// <summary>Serialises the message.</summary>
    public byte[] ToPayload()
    {
        PayloadWriter writer = new();
        writer.Write(Number);
        return writer.Written.ToArray();
    }

    /// <summary>Parses a message.</summary>
    /// <exception cref="FrameException">The bytes are no such message.</exception>
    public static StreamMessage Parse(ReadOnlySpan<byte> payload)
    {
        PayloadReader reader = new(payload);
        StreamMessage message = new(reader.ReadInt32());
        reader.End();
        return message.Number is >= 0 and <= 2 ? message : throw new FrameException($"stream {message.Number}");
    }
}
