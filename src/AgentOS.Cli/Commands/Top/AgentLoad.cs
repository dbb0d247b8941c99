using AgentOS.Kernel;
using AgentOS.Kernel.Metrics;
using AgentOS.Sandbox;

namespace AgentOS.Cli.Commands.Top;

/// <summary>A running agent and what it uses; also its JSON shape.</summary>
/// <param name="Id">The kernel's number of it, or what <c>agentos ps</c> calls it.</param>
/// <param name="Name">Its name, or its program.</param>
/// <param name="State">In capital letters.</param>
/// <param name="Host">The process that runs it.</param>
/// <param name="Usage">What it uses and may use.</param>
internal sealed record AgentLoad(string Id, string Name, string State, int Host, ResourceUsage Usage)
{
    /// <summary>Processors it used since the look before, or since it was first seen: 1 is one of them, busy all the time.</summary>
    public double? Processors { get; init; }

    public static AgentLoad? Of(AgentMetrics agent, int kernel) => agent.Usage is { } usage
        ? new AgentLoad(agent.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), agent.Name, agent.State, kernel, usage)
        : null;

    public static AgentLoad? Of(RunningAgent agent, ResourceMeter meter) => meter.ReadBelow(agent.Host.ProcessId) is { } usage
        ? new AgentLoad(agent.Id, Path.GetFileName(agent.Command[0]), "RUNNING", agent.Host.ProcessId, usage)
        : null;
}
