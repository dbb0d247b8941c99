namespace AgentOS.Kernel.Metrics.Calls;

/// <summary>Whose numbers; nothing is the caller's own.</summary>
/// <param name="AgentId">An agent's number.</param>
/// <param name="Name">Or its name.</param>
/// <param name="CgroupPath">Or, for METRICS_CGROUP, its cgroup.</param>
internal sealed record MetricsRequest(uint? AgentId, string? Name, string? CgroupPath);
