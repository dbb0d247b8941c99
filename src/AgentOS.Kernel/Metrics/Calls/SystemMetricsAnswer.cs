namespace AgentOS.Kernel.Metrics.Calls;

/// <summary>The machine and the kernel.</summary>
internal sealed record SystemMetricsAnswer(bool Success, MachineMetrics System, KernelMetrics Kernel);
