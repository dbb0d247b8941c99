using AgentOS.Linux.Beneath;
using AgentOS.Storage.Files;

namespace AgentOS.Workspace;

/// <summary>Shows a file of the base as the workspace's own: the agent owns everything in it.</summary>
internal static class BaseInode
{
    public static Inode Of(OverlayNode node, in FileStatus status) => new()
    {
        Number = node.Id,
        Mode = status.Mode,
        LinkCount = status.LinkCount,
        DeviceNumber = status.SpecialDevice,
        Size = status.Size,
        Blocks = status.Blocks,
        AccessTime = Time(status.AccessTime),
        ModifyTime = Time(status.ModifyTime),
        ChangeTime = Time(status.ChangeTime),
    };

    /// <param name="nanoseconds">Since 1970.</param>
    public static FileTime Time(long nanoseconds)
    {
        long seconds = Math.DivRem(nanoseconds, 1_000_000_000, out long rest);
        return rest < 0 ? new FileTime(seconds - 1, (uint)(rest + 1_000_000_000)) : new FileTime(seconds, (uint)rest);
    }
}
