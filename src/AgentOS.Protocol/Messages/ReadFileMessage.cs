namespace AgentOS.Protocol;

/// <summary>Which part of a file to read.</summary>
/// <param name="Path">Of the file, as seen inside.</param>
/// <param name="Offset">Where the part begins, 0 and up.</param>
/// <param name="Length">How much at most.</param>
public sealed record ReadFileMessage(string Path, long Offset, int Length)
{
    /// <summary>Serialises the message.</summary>
    public byte[] ToPayload()
    {
        PayloadWriter writer = new();
        writer.Write(Path);
        writer.Write(Offset);
        writer.Write(Length);
        return writer.Written.ToArray();
    }

    /// <summary>Parses a message.</summary>
    /// <exception cref="FrameException">The bytes are no such message.</exception>
    public static ReadFileMessage Parse(ReadOnlySpan<byte> payload)
    {
        PayloadReader reader = new(payload);
        ReadFileMessage message = new(reader.ReadString(), reader.ReadInt64(), reader.ReadInt32());
        reader.End();
        return message is { Offset: >= 0, Length: >= 0 } ? message : throw new FrameException($"{message.Length} bytes at {message.Offset}");
    }
}
