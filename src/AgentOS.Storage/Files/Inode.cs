namespace AgentOS.Storage.Files;

/// <summary>An inode's attributes as stat(2) shows them.</summary>
public struct Inode
{
    /// <summary>Inode number, 1 and up.</summary>
    public long Number;

    /// <summary>Type bits and permission bits (S_IFMT | 07777).</summary>
    public uint Mode;

    /// <summary>Names of a file, or 2 + subdirectories of a directory (computed; the file format stores 1).</summary>
    public uint LinkCount;

    /// <summary>Owner.</summary>
    public uint UserId;

    /// <summary>Group.</summary>
    public uint GroupId;

    /// <summary>Device number as the kernel encodes it, for device nodes.</summary>
    public uint DeviceNumber;

    /// <summary>Length in bytes; of a link, the length of its target.</summary>
    public long Size;

    /// <summary>Storage used, in units of 512 bytes.</summary>
    public long Blocks;

    /// <summary>Last access.</summary>
    public FileTime AccessTime;

    /// <summary>Last change of content.</summary>
    public FileTime ModifyTime;

    /// <summary>Last change of content or attributes.</summary>
    public FileTime ChangeTime;
}
