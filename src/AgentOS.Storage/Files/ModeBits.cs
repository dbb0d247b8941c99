namespace AgentOS.Storage.Files;

/// <summary>Bits of an inode's mode (sys/stat.h).</summary>
public static class ModeBits
{
    /// <summary>Mask of the type.</summary>
    public const uint TypeMask = 0xF000;

    /// <summary>Mask of the permission, setuid, setgid and sticky bits.</summary>
    public const uint PermissionMask = 0xFFF;

    /// <summary>Fifo.</summary>
    public const uint Fifo = 0x1000;

    /// <summary>Character device.</summary>
    public const uint CharacterDevice = 0x2000;

    /// <summary>Directory.</summary>
    public const uint Directory = 0x4000;

    /// <summary>Block device.</summary>
    public const uint BlockDevice = 0x6000;

    /// <summary>Regular file.</summary>
    public const uint Regular = 0x8000;

    /// <summary>Symbolic link.</summary>
    public const uint SymbolicLink = 0xA000;

    /// <summary>Socket.</summary>
    public const uint Socket = 0xC000;

    /// <summary>Whether a mode is a directory's.</summary>
    public static bool IsDirectory(uint mode) => (mode & TypeMask) == Directory;

    /// <summary>Whether a mode is a regular file's.</summary>
    public static bool IsRegular(uint mode) => (mode & TypeMask) == Regular;

    /// <summary>Whether a mode is a symbolic link's.</summary>
    public static bool IsSymbolicLink(uint mode) => (mode & TypeMask) == SymbolicLink;
}
