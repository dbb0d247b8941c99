namespace AgentOS.Kernel.Agents.Calls;

/// <summary>What an agent may use; the defaults are those of the protocol.</summary>
// Settable: generated deserializers give properties that are only initialized their default in place of these.
internal sealed record SpawnLimits
{
    /// <summary>Memory, in bytes.</summary>
    public long Memory { get; set; } = 256L << 20;

    /// <summary>Processes and threads.</summary>
    public int MaxPids { get; set; } = 64;

    /// <summary>Processor time in a period, in microseconds.</summary>
    public long CpuQuota { get; set; } = 100_000;

    /// <summary>The period, in microseconds.</summary>
    public long CpuPeriod { get; set; } = 100_000;

    /// <summary>Processors: 0.5 is half of one.</summary>
    internal double Cpus => (double)CpuQuota / CpuPeriod;
}
