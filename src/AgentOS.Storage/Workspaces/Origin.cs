namespace AgentOS.Storage.Workspaces;

/// <summary>Where an inode of the workspace comes from: the file or directory of the base it was copied up from.</summary>
/// <param name="Number">The inode in this database.</param>
/// <param name="Node">The number programs see as its inode number: it stays the same when a file is copied up.</param>
/// <param name="Path">Path below the base, without a leading slash; bytes, because names need not be UTF-8.</param>
/// <param name="Stamp">The base's state at that time.</param>
/// <param name="BaseLength">Bytes at the file's start that are read from the base wherever no chunk is stored; 0 when everything is here.</param>
public sealed record Origin(long Number, long Node, byte[] Path, BaseStamp Stamp, long BaseLength);
