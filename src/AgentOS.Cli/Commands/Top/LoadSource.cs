using AgentOS.Errors;
using AgentOS.Kernel;
using AgentOS.Kernel.Metrics;
using AgentOS.Sandbox;

namespace AgentOS.Cli.Commands.Top;

/// <summary>All running agents of this user: those of the kernel at a socket, if one runs, and those of <c>agentos run</c>.</summary>
/// <param name="socket">Where the kernel answers.</param>
/// <param name="time">Measures the time between two looks.</param>
internal sealed class LoadSource(string socket, TimeProvider time)
{
    private readonly ResourceMeter _meter = new();
    private readonly AgentRegistry _registry = AgentRegistry.OfThisUser();
    private Dictionary<string, long> _before = [];
    private long _lookedAt;

    /// <summary>Looks at all of them, the busiest first.</summary>
    public IReadOnlyList<AgentLoad> Look()
    {
        (int? kernel, IEnumerable<AgentLoad> agents) = OfKernel();
        // A kernel's agents are in the registry, too: that is how exec and attach find them.
        AgentLoad[] found = [.. agents, .. _registry.List().Where(agent => agent.Host.ProcessId != kernel).Select(agent => AgentLoad.Of(agent, _meter)).OfType<AgentLoad>()];
        double elapsed = time.GetElapsedTime(_lookedAt).TotalMicroseconds;
        AgentLoad[] measured = [.. found.Select(agent => agent with { Processors = Since(agent, elapsed) })];
        _lookedAt = time.GetTimestamp();
        _before = found.ToDictionary(agent => agent.Id, agent => agent.Usage.Cpu.Microseconds, StringComparer.Ordinal);
        return [.. measured.OrderByDescending(agent => agent.Processors ?? 0).ThenByDescending(agent => agent.Usage.Cpu.Microseconds)];
    }

    private double? Since(AgentLoad agent, double elapsed) =>
        _before.TryGetValue(agent.Id, out long before) ? Math.Max(0, (agent.Usage.Cpu.Microseconds - before) / elapsed) : null;

    private (int? Process, IEnumerable<AgentLoad> Agents) OfKernel()
    {
        try
        {
            using RunningKernel kernel = RunningKernel.Connect(socket);
            int process = kernel.Measure().Kernel.Pid;
            return (process, [.. kernel.MeasureAgents().Select(agent => AgentLoad.Of(agent, process)).OfType<AgentLoad>()]);
        }
        catch (AgentOSException failure) when (failure.Definition == KernelErrors.NotRunning)
        {
            return (null, []);
        }
    }
}
