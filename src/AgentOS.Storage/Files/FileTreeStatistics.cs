namespace AgentOS.Storage.Files;

/// <summary>Sizes of a tree and of the disk under it, for statfs(2).</summary>
/// <param name="BlockSize">Bytes in a block.</param>
/// <param name="TotalBlocks">Blocks used by the tree plus blocks free on the disk that holds it.</param>
/// <param name="FreeBlocks">Blocks free on that disk.</param>
/// <param name="AvailableBlocks">Blocks free to an ordinary user.</param>
/// <param name="Inodes">Inodes in the tree.</param>
/// <param name="FreeInodes">Inodes that can still be made.</param>
public readonly record struct FileTreeStatistics(
    uint BlockSize, long TotalBlocks, long FreeBlocks, long AvailableBlocks, long Inodes, long FreeInodes);
