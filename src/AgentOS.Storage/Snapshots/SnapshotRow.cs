using AgentOS.Storage.Files;

namespace AgentOS.Storage.Snapshots;

/// <summary>A snapshot as the file keeps it.</summary>
/// <param name="Id">Its place in the history; a later snapshot has a higher one.</param>
/// <param name="Name">Its name.</param>
/// <param name="Created">When it was made.</param>
/// <param name="LastInode">The highest inode number given out before it.</param>
internal sealed record SnapshotRow(long Id, string Name, FileTime Created, long LastInode);
