namespace AgentOS.Sandbox;

/// <summary>Resources a sandbox may use. Null means no limit of the caller's own; processes always have one.</summary>
/// <param name="MemoryBytes">Memory of all processes, files in /tmp and caches included, in bytes.</param>
/// <param name="Cpus">Processor time per time: 0.5 is half of one processor.</param>
/// <param name="Processes">Processes and threads at a time.</param>
public sealed record SandboxLimits(long? MemoryBytes = null, double? Cpus = null, int? Processes = null)
{
    /// <summary>Processes when the caller names no number: room for a parallel build, too little for a fork bomb to hurt the host.</summary>
    public const int DefaultProcesses = 4096;

    /// <summary>Size of each private tmpfs (/tmp, /var/tmp, home, …) in bytes when memory is not limited lower.</summary>
    public const long DefaultTemporaryBytes = 1L << 30;

    /// <summary>The time <see cref="Cpus"/> is measured in, in microseconds, 1000 to 1000000: a short one is fairer, a long one cheaper.</summary>
    public long CpuPeriod { get; init; } = 100_000;

    /// <summary>Weight against others when processors are short, 2 to 262144, 1024 being the usual one; null leaves it.</summary>
    public int? CpuShares { get; init; }

    /// <summary>Whether other sandboxes are to be started <see cref="Within"/> this one: the limits are for all of them together then, where cgroups hold them.</summary>
    public bool IsShared { get; init; }

    /// <summary>First process of a sandbox whose limits hold for this one too, beside its own; it is shared (<see cref="IsShared"/>). Null is none.</summary>
    public int? Within { get; init; }

    /// <summary>Processes and threads at a time, default included.</summary>
    public int EffectiveProcesses => Processes ?? DefaultProcesses;

    /// <summary>Size of each private tmpfs in bytes: never above the memory limit.</summary>
    public long TemporaryBytes => Math.Min(MemoryBytes ?? long.MaxValue, DefaultTemporaryBytes);
}
