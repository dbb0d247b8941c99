using AgentOS.Images.Layers;

namespace AgentOS.Images.RootFilesystems;

/// <summary>Numbers of the EROFS format (linux/fs/erofs/erofs_fs.h).</summary>
internal static class ErofsFormat
{
    public const int BlockSize = 4096;
    public const int BlockBits = 12;
    public const uint Magic = 0xE0F5E1E2;
    public const int SuperblockOffset = 1024;
    public const int SuperblockSize = 128;

    /// <summary>Bytes of an extended inode.</summary>
    public const int InodeSize = 64;

    /// <summary>Inode numbers count these.</summary>
    public const int SlotSize = 32;

    /// <summary>Bytes of an entry of a directory, without its name.</summary>
    public const int EntrySize = 12;

    public const int Plain = 0;
    public const int Inline = 2;

    /// <summary>Type of an entry in a directory.</summary>
    public static byte EntryType(TarEntryKind kind) => kind switch
    {
        TarEntryKind.Directory => 2,
        TarEntryKind.CharacterDevice => 3,
        TarEntryKind.BlockDevice => 4,
        TarEntryKind.Pipe => 5,
        TarEntryKind.SymbolicLink => 7,
        _ => 1,
    };

    /// <summary>Type bits of a mode (inode(7)).</summary>
    public static int ModeType(TarEntryKind kind) => kind switch
    {
        TarEntryKind.Directory => 0x4000,
        TarEntryKind.CharacterDevice => 0x2000,
        TarEntryKind.BlockDevice => 0x6000,
        TarEntryKind.Pipe => 0x1000,
        TarEntryKind.SymbolicLink => 0xA000,
        _ => 0x8000,
    };
}
