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
    /// <summary>Whether content and type are the same. Attributes may differ.</summary>
    public bool HasContentOf(BaseStamp other) =>
        Device == other.Device && Inode == other.Inode && Size == other.Size && ModifyTime == other.ModifyTime && (Mode & Files.ModeBits.TypeMask) == (other.Mode & Files.ModeBits.TypeMask);
}
