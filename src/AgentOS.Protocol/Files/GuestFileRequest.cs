namespace AgentOS.Protocol;

/// <summary>What is asked of a sandbox's file service.</summary>
/// <param name="Path">Absolute, or relative to where the service was started.</param>
public sealed record GuestFileRequest(string Path)
{
    /// <summary>Where to, or what a new link says.</summary>
    public string Destination { get; init; } = "";

    /// <summary>Where to begin to read, in bytes.</summary>
    public long Offset { get; init; }

    /// <summary>Bytes to read at most; -1 reads to the end.</summary>
    public long Length { get; init; } = -1;

    /// <summary>Permission bits of what is written; -1 keeps those that are there.</summary>
    public int Mode { get; init; } = -1;

    /// <summary>With all below (remove, watch), or with missing directories above (write, make, move).</summary>
    public bool IsRecursive { get; init; }

    /// <summary>Serialises the message.</summary>
    public byte[] ToPayload()
    {
        PayloadWriter writer = new();
        writer.Write(Path);
        writer.Write(Destination);
        writer.Write(Offset);
        writer.Write(Length);
        writer.Write(Mode);
        writer.Write(IsRecursive);
        return writer.Written.ToArray();
    }

    /// <summary>Parses a message.</summary>
    /// <exception cref="FrameException">The bytes are no such message.</exception>
    public static GuestFileRequest Parse(ReadOnlySpan<byte> payload)
    {
        PayloadReader reader = new(payload);
        GuestFileRequest message = new(reader.ReadString())
        {
            Destination = reader.ReadString(),
            Offset = reader.ReadInt64(),
            Length = reader.ReadInt64(),
            Mode = reader.ReadInt32(),
            IsRecursive = reader.ReadBoolean(),
        };
        reader.End();
        return message;
    }
}
