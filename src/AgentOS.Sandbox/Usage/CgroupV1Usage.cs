namespace AgentOS.Sandbox;

/// <summary>
/// What a sandbox's cgroups of the v1 hierarchies have counted (Documentation/admin-guide/cgroup-v1). Processor time comes from the processes: the
/// cpuacct hierarchy counts it, and joining one more hierarchy would cost every start a grace period.
/// </summary>
internal static class CgroupV1Usage
{
    private const long NanosecondsPerMicrosecond = 1000;

    // Rounded down to a page, LONG_MAX is what v1 shows in place of "no limit".
    private const long NoLimit = long.MaxValue - 65_536;

    public static ResourceUsage? Read(IReadOnlyList<CgroupMount> mounts, IReadOnlyList<CgroupMembership> own, ProcessTree tree)
    {
        string? pids = Find("pids", mounts, own), memory = Find("memory", mounts, own), cpu = Find("cpu", mounts, own);
        if (pids is null)
            return null;
        return new ResourceUsage("cgroup v1", own.First(membership => membership.Controllers.Contains("pids", StringComparer.Ordinal)).Path)
        {
            Cpu = cpu is null ? tree.Usage.Cpu : Processor(cpu, tree.Usage.Cpu.Microseconds),
            Memory = memory is null ? tree.Usage.Memory : Memory(memory),
            Pids = new ProcessUsage(
                CgroupFile.Number(pids, "pids.current") ?? 0,
                CgroupFile.Number(pids, "pids.peak"),
                CgroupFile.Number(pids, "pids.max"),
                CgroupFile.Counter(pids, "pids.events", "max")),
        };
    }

    private static ProcessorUsage Processor(string cpu, long microseconds) => new(
        microseconds,
        CgroupFile.Number(cpu, "cpu.cfs_quota_us") / (double?)CgroupFile.Number(cpu, "cpu.cfs_period_us"),
        CgroupFile.Counter(cpu, "cpu.stat", "nr_periods"),
        CgroupFile.Counter(cpu, "cpu.stat", "nr_throttled"),
        CgroupFile.Counter(cpu, "cpu.stat", "throttled_time") / NanosecondsPerMicrosecond);

    private static MemoryUsage Memory(string memory) => new(
        CgroupFile.Number(memory, "memory.usage_in_bytes") ?? 0,
        CgroupFile.Number(memory, "memory.max_usage_in_bytes"),
        CgroupFile.Number(memory, "memory.limit_in_bytes") is { } limit and < NoLimit ? limit : null,
        CgroupFile.Counter(memory, "memory.oom_control", "oom_kill"));

    private static string? Find(string controller, IReadOnlyList<CgroupMount> mounts, IReadOnlyList<CgroupMembership> own)
    {
        CgroupMembership? membership = own.FirstOrDefault(membership => membership.Controllers.Contains(controller, StringComparer.Ordinal));
        return membership is null
            ? null
            : mounts.FirstOrDefault(mount => !mount.IsUnified && mount.Options.Contains(controller, StringComparer.Ordinal))?.DirectoryOf(membership.Path);
    }
}
