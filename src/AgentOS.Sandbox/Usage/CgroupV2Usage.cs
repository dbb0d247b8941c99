using System.Globalization;

namespace AgentOS.Sandbox;

/// <summary>What a cgroup of the unified hierarchy has counted (Documentation/admin-guide/cgroup-v2.rst).</summary>
internal static class CgroupV2Usage
{
    public static ResourceUsage? Read(IReadOnlyList<CgroupMount> mounts, IReadOnlyList<CgroupMembership> own)
    {
        CgroupMembership? membership = own.FirstOrDefault(membership => membership.Controllers.Count == 0);
        if (membership is null || mounts.FirstOrDefault(mount => mount.IsUnified)?.DirectoryOf(membership.Path) is not { } directory)
            return null;
        return new ResourceUsage("cgroup v2", membership.Path)
        {
            Cpu = new ProcessorUsage(
                CgroupFile.Counter(directory, "cpu.stat", "usage_usec"),
                LimitOf(CgroupFile.Text(directory, "cpu.max")),
                CgroupFile.Counter(directory, "cpu.stat", "nr_periods"),
                CgroupFile.Counter(directory, "cpu.stat", "nr_throttled"),
                CgroupFile.Counter(directory, "cpu.stat", "throttled_usec")),
            Memory = new MemoryUsage(
                CgroupFile.Number(directory, "memory.current") ?? 0,
                CgroupFile.Number(directory, "memory.peak"),
                CgroupFile.Number(directory, "memory.max"),
                CgroupFile.Counter(directory, "memory.events", "oom_kill")),
            Pids = new ProcessUsage(
                CgroupFile.Number(directory, "pids.current") ?? 0,
                CgroupFile.Number(directory, "pids.peak"),
                CgroupFile.Number(directory, "pids.max"),
                CgroupFile.Counter(directory, "pids.events", "max")),
        };
    }

    // "QUOTA PERIOD" in microseconds, or "max PERIOD".
    private static double? LimitOf(string? maximum) =>
        maximum?.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries) is [var quota, var period, ..]
        && double.TryParse(quota, CultureInfo.InvariantCulture, out double used)
            ? used / double.Parse(period, CultureInfo.InvariantCulture)
            : null;
}
