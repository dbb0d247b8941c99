namespace AgentOS.Sandbox;

/// <summary>One directory in each v1 hierarchy that is needed: memory, cpu, pids.</summary>
internal sealed class CgroupV1 : ICgroup
{
    private readonly Dictionary<string, CgroupDirectory> _directories = new(StringComparer.Ordinal);

    public string Version => "cgroup v1";

    /// <summary>Makes the directories below the given cgroups: those of this process, or of the sandbox whose limits hold too.</summary>
    /// <returns>Null when a controller is missing or not writable.</returns>
    public static CgroupV1? TryCreate(SandboxLimits limits, IReadOnlyList<CgroupMount> mounts, IReadOnlyList<CgroupMembership> memberships)
    {
        CgroupV1 cgroup = new();
        try
        {
            foreach (string controller in Needed(limits))
            {
                if (Find(controller, mounts, memberships) is not { } parent)
                {
                    cgroup.Dispose();
                    return null;
                }

                cgroup._directories.Add(controller, CgroupDirectory.Create(parent));
            }

            cgroup.Apply(limits);
            return cgroup;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            cgroup.Dispose();
            return null;
        }
    }

    public void Add(int pid)
    {
        foreach (CgroupDirectory directory in _directories.Values)
            directory.Write("cgroup.procs", pid);
    }

    public LimitHit Hits() =>
        (_directories.TryGetValue("memory", out CgroupDirectory? memory) && memory.ReadCounter("memory.oom_control", "oom_kill") > 0 ? LimitHit.Memory : 0)
        | (_directories["pids"].ReadCounter("pids.events", "max") > 0 ? LimitHit.Processes : 0);

    public ResourceLoad Load() => new(
        _directories.TryGetValue("memory", out CgroupDirectory? memory)
            ? memory.ReadNumber("memory.usage_in_bytes") - memory.ReadCounter("memory.stat", "total_inactive_file")
            : 0,
        _directories["pids"].ReadNumber("pids.current") - LimitEnforcement.OwnTasks);

    public void Dispose()
    {
        foreach (CgroupDirectory directory in _directories.Values)
            directory.Dispose();
    }

    private static IEnumerable<string> Needed(SandboxLimits limits) =>
        ["pids", .. limits.MemoryBytes is null ? Array.Empty<string>() : ["memory"], .. limits is { Cpus: null, CpuShares: null } ? Array.Empty<string>() : ["cpu"]];

    private static string? Find(string controller, IReadOnlyList<CgroupMount> mounts, IReadOnlyList<CgroupMembership> memberships)
    {
        CgroupMount? mount = mounts.FirstOrDefault(mount => !mount.IsUnified && mount.Options.Contains(controller, StringComparer.Ordinal));
        CgroupMembership? membership = memberships.FirstOrDefault(membership => membership.Controllers.Contains(controller, StringComparer.Ordinal));
        return membership is null ? null : mount?.DirectoryOf(membership.Path);
    }

    private void Apply(SandboxLimits limits)
    {
        _directories["pids"].Write("pids.max", limits.EffectiveProcesses + LimitEnforcement.OwnTasks);
        if (limits.MemoryBytes is { } memory)
        {
            // Kernels before 5.11 count what is below only when they are told to.
            _directories["memory"].TryWrite("memory.use_hierarchy", 1);
            _directories["memory"].Write("memory.limit_in_bytes", memory);
            _directories["memory"].TryWrite("memory.memsw.limit_in_bytes", memory);
        }

        if (limits.Cpus is { } cpus)
        {
            _directories["cpu"].Write("cpu.cfs_period_us", limits.CpuPeriod);
            _directories["cpu"].Write("cpu.cfs_quota_us", (long)Math.Round(cpus * limits.CpuPeriod));
        }

        if (limits.CpuShares is { } shares)
            _directories["cpu"].Write("cpu.shares", shares);
    }
}
