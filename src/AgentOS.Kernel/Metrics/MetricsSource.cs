using AgentOS.Kernel.Agents;
using AgentOS.Kernel.Server;
using AgentOS.Sandbox;

namespace AgentOS.Kernel.Metrics;

/// <summary>Where the numbers of a kernel and its agents come from.</summary>
internal sealed class MetricsSource(AgentTable agents, KernelServer server, AgentKernelOptions options)
{
    private readonly ResourceMeter _meter = new();
    private readonly long _started = options.Clock.GetTimestamp();

    /// <summary>The machine's.</summary>
    public MachineMetrics Machine() => MachineMetrics.Read(_meter.Hierarchy);

    /// <summary>The kernel's. On the reactor's thread.</summary>
    public KernelMetrics Kernel() => new(
        Environment.ProcessId,
        options.Version,
        options.Socket,
        options.Clock.GetElapsedTime(_started).TotalSeconds,
        agents.List().Count(agent => agent.IsAlive),
        server.ConnectionCount,
        Environment.WorkingSet,
        (long)Environment.CpuUsage.TotalTime.TotalMicroseconds);

    /// <summary>One agent's.</summary>
    public AgentMetrics Of(Agent agent)
    {
        AgentStatus status = agent.Status;
        return new AgentMetrics(
            agent.Id,
            agent.Name,
            status.ProcessId,
            status.State.ToString().ToUpperInvariant(),
            status.Restarts,
            status.ProcessId == 0 ? null : _meter.Read(status.ProcessId));
    }

    /// <summary>All agents', those that have ended included, oldest first.</summary>
    public IReadOnlyList<AgentMetrics> OfAll() => [.. agents.List().Select(Of)];

    /// <summary>The agent whose cgroup is at a path; null when there is none.</summary>
    public Agent? FindByCgroup(string path) => agents.List().FirstOrDefault(agent => Of(agent).Usage?.Cgroup == path);
}
