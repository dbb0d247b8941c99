namespace AgentOS.Linux.Beneath;

/// <summary>Takes one entry of a directory.</summary>
/// <param name="name">Its name; valid only during the call.</param>
/// <param name="inode">Its inode number on the directory's device.</param>
/// <param name="type">Type bits of its mode; 0 when the file system does not tell.</param>
public delegate void DirectoryEntryAction(ReadOnlySpan<byte> name, long inode, uint type);
