using AgentOS.Sandbox;

namespace AgentOS.Kernel.Metrics.Calls;

/// <summary>A cgroup.</summary>
internal sealed record CgroupMetricsAnswer(bool Success, ResourceUsage Metrics);
