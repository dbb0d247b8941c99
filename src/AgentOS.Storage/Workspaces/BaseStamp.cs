using AgentOS.Storage.Files;

namespace AgentOS.Storage.Workspaces;

/// <summary>What tells one state of a base file from another.</summary>
/// <param name="Device">Device it lies on.</param>
/// <param name="Inode">Inode number there.</param>
/// <param name="Mode">Type and permission bits.</param>
/// <param name="Size">Length in bytes.</param>
/// <param name="ModifyTime">Nanoseconds since 1970.</param>
/// <param name="ChangeTime">Nanoseconds since 1970.</param>
public readonly record struct BaseStamp(long Device, long Inode, uint Mode, long Size, long ModifyTime, long ChangeTime)
{
    /// <summary>Whether it is the same file with the same content, or the same directory. Attributes may differ, and a directory's entries.</summary>
    public bool HasContentOf(BaseStamp other) =>
        Device == other.Device && Inode == other.Inode && (Mode & ModeBits.TypeMask) == (other.Mode & ModeBits.TypeMask)
        && (ModeBits.IsDirectory(Mode) || (Size == other.Size && ModifyTime == other.ModifyTime));

    /// <summary>Whether it is as it was, its permission bits as well.</summary>
    public bool IsStateOf(BaseStamp other) => Mode == other.Mode && HasContentOf(other);
}
