namespace AgentOS.Storage;

/// <summary>One file met on a walk through a tree.</summary>
/// <param name="Path">Its absolute path.</param>
/// <param name="Inode">Its attributes.</param>
public sealed record WalkEntry(string Path, FileStat Inode);
