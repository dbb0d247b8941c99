namespace AgentOS.Kernel.Metrics.Calls;

/// <summary>One agent.</summary>
internal sealed record AgentMetricsAnswer(bool Success, AgentMetrics Agent);
