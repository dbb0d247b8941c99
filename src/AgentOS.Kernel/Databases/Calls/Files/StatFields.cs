using AgentOS.Storage;

namespace AgentOS.Kernel.Databases.Calls.Files;

/// <summary>What stat(2) tells. Times are whole seconds since 1970, and nanoseconds to be added.</summary>
internal readonly record struct StatFields(
    long Ino, uint Mode, uint Nlink, uint Uid, uint Gid, long Size, long Atime, long Mtime, long Ctime, uint AtimeNsec, uint MtimeNsec, uint CtimeNsec, uint Rdev)
{
    public static StatFields Of(FileStat stat) => new(
        stat.Ino, stat.Mode, stat.LinkCount, stat.Uid, stat.Gid, stat.Size,
        stat.AccessTime.Seconds, stat.ModifyTime.Seconds, stat.ChangeTime.Seconds,
        stat.AccessTime.Nanoseconds, stat.ModifyTime.Nanoseconds, stat.ChangeTime.Nanoseconds, stat.DeviceNumber);
}
