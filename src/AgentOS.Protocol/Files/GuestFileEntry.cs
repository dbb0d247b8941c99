namespace AgentOS.Protocol;

/// <summary>A file of a sandbox, as its file service tells of it: nothing in it can be relied on.</summary>
/// <param name="Name">In its directory.</param>
/// <param name="Mode">Type and permission bits (inode(7)), of the link itself if it is one.</param>
/// <param name="Size">In bytes.</param>
/// <param name="ModifyTime">Nanoseconds since 1970.</param>
/// <param name="UserId">Owner, as seen inside.</param>
/// <param name="GroupId">Group, as seen inside.</param>
/// <param name="Target">A link's text; otherwise empty.</param>
/// <param name="TargetMode">Mode of what a link leads to, 0 when that is nothing; the mode again when it is no link.</param>
public sealed record GuestFileEntry(string Name, uint Mode, long Size, long ModifyTime, uint UserId, uint GroupId, string Target, uint TargetMode)
{
    private const uint TypeMask = 0xF000, Directory = 0x4000, Regular = 0x8000, Link = 0xA000; // inode(7)

    /// <summary>Whether it is a directory.</summary>
    public bool IsDirectory => (Mode & TypeMask) == Directory;

    /// <summary>Whether it is a regular file.</summary>
    public bool IsFile => (Mode & TypeMask) == Regular;

    /// <summary>Whether it is a symbolic link.</summary>
    public bool IsLink => (Mode & TypeMask) == Link;

    /// <summary>Whether it is a directory, or a link that leads to one.</summary>
    public bool LeadsToDirectory => (TargetMode & TypeMask) == Directory;

    /// <summary>Whether it is a regular file, or a link that leads to one.</summary>
    public bool LeadsToFile => (TargetMode & TypeMask) == Regular;

    /// <summary>Permission bits, without set-user-id and its kind.</summary>
    public UnixFileMode Permissions => (UnixFileMode)(Mode & 0x1FF);

    /// <summary>Serialises the message.</summary>
    public byte[] ToPayload()
    {
        PayloadWriter writer = new();
        writer.Write(Name);
        writer.Write((int)Mode);
        writer.Write(Size);
        writer.Write(ModifyTime);
        writer.Write((int)UserId);
        writer.Write((int)GroupId);
        writer.Write(Target);
        writer.Write((int)TargetMode);
        return writer.Written.ToArray();
    }

    /// <summary>Parses a message.</summary>
    /// <exception cref="FrameException">The bytes are no such message.</exception>
    public static GuestFileEntry Parse(ReadOnlySpan<byte> payload)
    {
        PayloadReader reader = new(payload);
        GuestFileEntry message = new(
            reader.ReadString(), (uint)reader.ReadInt32(), reader.ReadInt64(), reader.ReadInt64(), (uint)reader.ReadInt32(), (uint)reader.ReadInt32(), reader.ReadString(), (uint)reader.ReadInt32());
        reader.End();
        return message;
    }
}
