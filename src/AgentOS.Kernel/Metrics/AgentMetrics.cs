using AgentOS.Sandbox;

namespace AgentOS.Kernel.Metrics;

/// <summary>An agent's numbers.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Name">Its name.</param>
/// <param name="Pid">The first process of its sandbox; 0 when there is none.</param>
/// <param name="State">In capital letters, as LIST shows it.</param>
/// <param name="Restarts">How often its program was started again.</param>
/// <param name="Usage">What it uses and may use; null when it has ended.</param>
public sealed record AgentMetrics(uint Id, string Name, int Pid, string State, int Restarts, ResourceUsage? Usage);
