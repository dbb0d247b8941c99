namespace AgentOS.Storage.Files;

/// <summary>One directory entry.</summary>
/// <param name="Id">Row id in fs_dentry.</param>
/// <param name="Number">The inode it names.</param>
internal readonly record struct Dentry(long Id, long Number);
