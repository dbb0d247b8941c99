using AgentOS.Kernel.Metrics;

namespace AgentOS.Cli.Commands.Kernels;

/// <summary>What METRICS_SYSTEM answers.</summary>
/// <param name="System">The machine's numbers.</param>
/// <param name="Kernel">The kernel's.</param>
internal sealed record KernelNumbers(MachineMetrics System, KernelMetrics Kernel);
