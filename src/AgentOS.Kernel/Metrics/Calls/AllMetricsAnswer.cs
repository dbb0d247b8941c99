namespace AgentOS.Kernel.Metrics.Calls;

/// <summary>All agents, oldest first.</summary>
internal sealed record AllMetricsAnswer(bool Success, IReadOnlyList<AgentMetrics> Agents, int Count);
