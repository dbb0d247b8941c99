namespace AgentOS.Client.Agents;

/// <summary>What an agent may use; null is the kernel's default.</summary>
public sealed record SpawnLimits
{
    /// <summary>Bytes of memory.</summary>
    public long? Memory { get; init; }

    /// <summary>Processes and threads at a time.</summary>
    public int? MaxPids { get; init; }

    /// <summary>Microseconds of processor time in each period.</summary>
    public long? CpuQuota { get; init; }

    /// <summary>The period, in microseconds.</summary>
    public long? CpuPeriod { get; init; }
}
