using AgentOS.Kernel.Metrics;

namespace AgentOS.Cli.Commands.Kernels;

/// <summary>A kernel that runs; also its JSON shape.</summary>
/// <param name="Running">Always true: otherwise the command fails.</param>
/// <param name="ProtocolVersion">1.</param>
/// <param name="Kernel">Its numbers.</param>
/// <param name="System">The machine's.</param>
internal sealed record KernelStatus(bool Running, int ProtocolVersion, KernelMetrics Kernel, MachineMetrics System);
