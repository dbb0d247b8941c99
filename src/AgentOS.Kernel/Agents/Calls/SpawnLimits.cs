using System.Text.Json.Serialization;

namespace AgentOS.Kernel.Agents.Calls;

/// <summary>What an agent may use; the defaults are those of the protocol.</summary>
// Settable: generated deserializers give properties that are only initialized their default in place of these.
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record SpawnLimits
{
    /// <summary>A whole processor's.</summary>
    public const long DefaultCpuQuota = 100_000;

    /// <summary>The weight of a cgroup nobody gave another (cpu.shares).</summary>
    public const int UsualCpuShares = 1024;

    /// <summary>Memory, in bytes.</summary>
    public long Memory { get; set; } = 256L << 20;

    /// <summary>Processes and threads.</summary>
    public int MaxPids { get; set; } = 64;

    /// <summary>Processor time in a period, in microseconds; null is the default, which a host without the means may leave unenforced.</summary>
    public long? CpuQuota { get; set; }

    /// <summary>The period, in microseconds.</summary>
    public long CpuPeriod { get; set; } = 100_000;

    /// <summary>Weight against other agents when processors are short; 1024 is the usual one, null leaves it.</summary>
    public int? CpuShares { get; set; }

    /// <summary>Processors: 0.5 is half of one.</summary>
    internal double Cpus => (double)(CpuQuota ?? DefaultCpuQuota) / CpuPeriod;
}
