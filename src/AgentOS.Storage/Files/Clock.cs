namespace AgentOS.Storage.Files;

/// <summary>Stamps inodes with the current time.</summary>
internal sealed class Clock(TimeProvider time)
{
    internal FileTime Now => FileTime.From(time.GetUtcNow());

    /// <summary>Content changed.</summary>
    internal void Modified(ref Inode inode) => inode.ModifyTime = inode.ChangeTime = Now;

    /// <summary>Attributes changed.</summary>
    internal void Changed(ref Inode inode) => inode.ChangeTime = Now;
}
