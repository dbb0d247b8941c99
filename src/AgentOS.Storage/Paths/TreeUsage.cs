namespace AgentOS.Storage;

/// <summary>Sizes of a tree and of the disk under it.</summary>
/// <param name="Inodes">Inodes in the tree.</param>
/// <param name="DatabaseBytes">Length of the database file.</param>
/// <param name="AvailableBytes">Bytes an ordinary user may still store on its disk.</param>
public sealed record TreeUsage(long Inodes, long DatabaseBytes, long AvailableBytes);
