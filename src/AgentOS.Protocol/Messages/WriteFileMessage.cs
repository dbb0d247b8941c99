namespace AgentOS.Protocol;

/// <summary>A file to write.</summary>
/// <param name="Path">Of the file, as seen inside.</param>
/// <param name="Place">Where it was found to be, without links: anywhere else nothing is written. Empty while that is asked for.</param>
/// <param name="Mode">How.</param>
/// <param name="MakesParents">Whether missing directories are made, when the place is looked for.</param>
/// <param name="Content">What.</param>
public sealed record WriteFileMessage(string Path, string Place, WriteMode Mode, bool MakesParents, ReadOnlyMemory<byte> Content)
{
    /// <summary>Serialises the message.</summary>
    public byte[] ToPayload()
    {
        PayloadWriter writer = new();
        writer.Write(Path);
        writer.Write(Place);
        writer.Write((int)Mode);
        writer.Write(MakesParents);
        writer.Write(Content.Span);
        return writer.Written.ToArray();
    }

    /// <summary>Parses a message.</summary>
    /// <exception cref="FrameException">The bytes are no such message.</exception>
    public static WriteFileMessage Parse(ReadOnlySpan<byte> payload)
    {
        PayloadReader reader = new(payload);
        WriteFileMessage message = new(reader.ReadString(), reader.ReadString(), (WriteMode)reader.ReadInt32(), reader.ReadBoolean(), reader.ReadBytes().ToArray());
        reader.End();
        return Enum.IsDefined(message.Mode) ? message : throw new FrameException($"write mode {message.Mode}");
    }
}
