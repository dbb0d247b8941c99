using AgentOS.Storage.Files;

namespace AgentOS.Storage;

/// <summary>A file's attributes.</summary>
/// <param name="Ino">Inode number.</param>
/// <param name="Mode">Type and permission bits.</param>
/// <param name="LinkCount">Names of a file, or 2 + subdirectories of a directory.</param>
/// <param name="Uid">Owner.</param>
/// <param name="Gid">Group.</param>
/// <param name="DeviceNumber">Device number of a device node.</param>
/// <param name="Size">Length in bytes.</param>
/// <param name="Blocks">Storage used, in units of 512 bytes.</param>
/// <param name="AccessTime">Last access.</param>
/// <param name="ModifyTime">Last change of content.</param>
/// <param name="ChangeTime">Last change of content or attributes.</param>
public sealed record FileStat(
    long Ino, uint Mode, uint LinkCount, uint Uid, uint Gid, uint DeviceNumber, long Size, long Blocks,
    FileTime AccessTime, FileTime ModifyTime, FileTime ChangeTime)
{
    /// <summary>Whether it is a regular file.</summary>
    public bool IsFile => ModeBits.IsRegular(Mode);

    /// <summary>Whether it is a directory.</summary>
    public bool IsDirectory => ModeBits.IsDirectory(Mode);

    /// <summary>Whether it is a symbolic link.</summary>
    public bool IsSymbolicLink => ModeBits.IsSymbolicLink(Mode);

    internal static FileStat From(in Inode inode) => new(
        inode.Number, inode.Mode, inode.LinkCount, inode.UserId, inode.GroupId, inode.DeviceNumber, inode.Size, inode.Blocks,
        inode.AccessTime, inode.ModifyTime, inode.ChangeTime);
}
