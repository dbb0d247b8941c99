using AgentOS.Storage.Files;

namespace AgentOS.Fuse.Nodes;

/// <summary>A fingerprint of an inode's attributes, to see whether somebody else changed it.</summary>
internal static class NodeStamp
{
    /// <summary>Never equal to a computed stamp: the kernel changed the inode itself, so that what it cached cannot be told from what somebody else changed since.</summary>
    internal const long Unknown = 0;

    /// <summary>A change of content or attributes moves the change time; the size guards against writers with whole-second clocks.</summary>
    internal static long Of(in Inode inode)
    {
        ulong time = (ulong)inode.ChangeTime.Seconds * 1_000_000_000 + inode.ChangeTime.Nanoseconds;
        ulong stamp = (time ^ ((ulong)inode.Size * 0x9E3779B97F4A7C15)) + inode.Mode;
        return (long)(stamp | 1);
    }
}
