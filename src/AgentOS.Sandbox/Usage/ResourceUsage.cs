namespace AgentOS.Sandbox;

/// <summary>What a sandbox uses, and may use.</summary>
/// <param name="Source">Who counted: <c>cgroup v2</c>, <c>cgroup v1</c>, or <c>processes</c> when it has no cgroup of its own.</param>
/// <param name="Cgroup">Its cgroup's path below the hierarchy's root; null without one.</param>
public sealed record ResourceUsage(string Source, string? Cgroup)
{
    /// <summary>Processor time so far.</summary>
    public required ProcessorUsage Cpu { get; init; }

    /// <summary>Memory.</summary>
    public required MemoryUsage Memory { get; init; }

    /// <summary>Processes and threads.</summary>
    public required ProcessUsage Pids { get; init; }
}
