namespace AgentOS.Storage;

/// <summary>One name in a directory.</summary>
/// <param name="Name">The name; bytes that are no UTF-8 show as U+FFFD.</param>
/// <param name="Inode">What it names.</param>
public sealed record DirectoryEntry(string Name, FileStat Inode);
