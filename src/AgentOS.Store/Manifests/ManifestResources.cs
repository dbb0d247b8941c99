namespace AgentOS.Store.Manifests;

/// <summary>What an agent may use of the machine.</summary>
public sealed record ManifestResources
{
    /// <summary>Bytes of memory.</summary>
    public long MaxMemory { get; init; } = 2L << 30;

    /// <summary>Processors; a fraction is a part of one.</summary>
    public double MaxCpu { get; init; } = 2;

    /// <summary>How long a run may last; null is no limit.</summary>
    public TimeSpan? MaxTime { get; init; }
}
