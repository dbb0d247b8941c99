namespace AgentOS.Sandbox;

/// <summary>Limits by a cgroup where one can be had, else by resource limits and a watcher inside.</summary>
internal sealed class LimitEnforcement : IDisposable
{
    /// <summary>
    /// Threads of agentos-init, in the sandbox's cgroup with the program: its main thread, the one that follows the host, the one that launches, and the
    /// runtime's finalizer. The limit is the program's; these come on top.
    /// </summary>
    public const int OwnTasks = 4;

    private const string NoController = "no cgroup this user may write to has the cpu controller";

    private readonly SandboxLimits _limits;
    private readonly ICgroup? _cgroup;

    private LimitEnforcement(SandboxLimits limits, ICgroup? cgroup)
    {
        _limits = limits;
        _cgroup = cgroup;
    }

    /// <summary>The kind of cgroup in use; null without one.</summary>
    public string? CgroupVersion => _cgroup?.Version;

    /// <summary>RLIMIT_NPROC for the program; 0 when the cgroup counts.</summary>
    public long ProcessesByResourceLimit => _cgroup is null ? _limits.EffectiveProcesses + OwnTasks : 0;

    /// <summary>Bytes the watcher inside allows; 0 when none watches.</summary>
    public long WatchedMemory => _cgroup is null ? _limits.MemoryBytes ?? 0 : 0;

    // Moving a process to a cgroup waits for every processor (a grace period of about 10 ms): too long for the default process limit alone,
    // which RLIMIT_NPROC holds as well, since nobody else has the sandbox's user in its user namespace.
    public static LimitEnforcement Create(SandboxLimits limits)
    {
        if (limits is { MemoryBytes: null, Cpus: null, CpuShares: null, Processes: null })
            return new LimitEnforcement(limits, null);
        IReadOnlyList<CgroupMount> mounts = CgroupMount.OfThisProcess();
        IReadOnlyList<CgroupMembership> memberships = CgroupMembership.Of(limits.Within ?? Environment.ProcessId);
        ICgroup? cgroup = CgroupV2.TryCreate(limits, mounts, memberships);
        return new LimitEnforcement(limits, cgroup ?? CgroupV1.TryCreate(limits, mounts, memberships));
    }

    public void Add(int pid) => _cgroup?.Add(pid);

    public LimitHit Hits() => _cgroup?.Hits() ?? LimitHit.None;

    /// <summary>What counts towards the limits now; null when no cgroup counts.</summary>
    public ResourceLoad? Load() =>
        _cgroup?.Load() is { } load ? load with { MemoryLimit = _limits.MemoryBytes, ProcessLimit = _limits.EffectiveProcesses } : null;

    public void Report(LayerList layers)
    {
        string way = _cgroup?.Version ?? "resource limit";
        layers.Activate("process limit", $"{_limits.EffectiveProcesses} by {way}");
        if (_limits.MemoryBytes is { } memory)
            layers.Activate("memory limit", $"{memory} bytes by {_cgroup?.Version ?? "a watcher inside"}");
        if (_limits.Cpus is { } cpus && _cgroup is not null)
            layers.Activate("cpu limit", $"{cpus} by {way}");
        else if (_limits.Cpus is not null)
            layers.Miss("cpu limit", NoController);
        if (_limits.CpuShares is { } shares && _cgroup is not null)
            layers.Activate("cpu shares", $"{shares} by {way}");
        else if (_limits.CpuShares is not null)
            layers.Miss("cpu shares", NoController);
    }

    public void Dispose() => _cgroup?.Dispose();
}
