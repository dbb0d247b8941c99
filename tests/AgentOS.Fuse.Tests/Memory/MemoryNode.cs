using AgentOS.Storage.Files;

namespace AgentOS.Fuse.Tests.Memory;

/// <summary>An inode of the in-memory tree. Names are kept one character per byte (Latin-1).</summary>
internal sealed class MemoryNode(Inode inode)
{
    internal const int BlockSize = 4096;

    internal Inode Inode = inode;

    internal Dictionary<string, long> Entries { get; } = new(StringComparer.Ordinal);

    internal Dictionary<long, byte[]> Blocks { get; } = [];

    internal Dictionary<string, byte[]> Attributes { get; } = new(StringComparer.Ordinal);

    internal byte[] Target { get; set; } = [];

    internal long Parent { get; set; }

    internal uint Names { get; set; }

    internal bool IsDirectory => ModeBits.IsDirectory(Inode.Mode);

    internal Inode Snapshot()
    {
        Inode shown = Inode;
        shown.LinkCount = Names;
        shown.Blocks = Blocks.Count * (BlockSize / 512L);
        return shown;
    }
}
