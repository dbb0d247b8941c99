namespace AgentOS.Protocol;

/// <summary>What became of an operation on a file.</summary>
/// <param name="Error">An errno; 0 is success.</param>
/// <param name="Syscall">What failed; empty on success.</param>
/// <param name="Place">Where the file is, without links.</param>
/// <param name="Size">Of the whole file, in bytes.</param>
/// <param name="Content">What was read.</param>
public sealed record FileResultMessage(int Error, string Syscall, string Place, long Size, ReadOnlyMemory<byte> Content)
{
    /// <summary>Serialises the message.</summary>
    public byte[] ToPayload()
    {
        PayloadWriter writer = new();
        writer.Write(Error);
        writer.Write(Syscall);
        writer.Write(Place);
        writer.Write(Size);
        writer.Write(Content.Span);
        return writer.Written.ToArray();
    }

    /// <summary>Parses a message.</summary>
    /// <exception cref="FrameException">The bytes are no such message.</exception>
    public static FileResultMessage Parse(ReadOnlySpan<byte> payload)
    {
        PayloadReader reader = new(payload);
        FileResultMessage message = new(reader.ReadInt32(), reader.ReadString(), reader.ReadString(), reader.ReadInt64(), reader.ReadBytes().ToArray());
        reader.End();
        return message;
    }
}
