using System.Globalization;
using AgentOS.Kernel;
using AgentOS.Kernel.Metrics;
using AgentOS.Sandbox;

namespace AgentOS.Cli.Commands.Agents;

/// <summary>A running agent; also its JSON shape.</summary>
/// <param name="Id">What exec, attach and stop call it; the kernel's number of one of a kernel's.</param>
/// <param name="Name">Its name in its kernel, or its program's.</param>
/// <param name="Database">Its file.</param>
/// <param name="Command">Program and arguments; null for one of a kernel's.</param>
/// <param name="Started">When; null for one of a kernel's.</param>
/// <param name="Status"><c>running</c>, or a kernel's <c>starting</c>, <c>paused</c>, <c>stopping</c>: what has ended is not listed.</param>
/// <param name="Pid">The process of <c>agentos run</c> or of the kernel.</param>
/// <param name="Kernel">Where its kernel answers; null for one of <c>agentos run</c>.</param>
/// <param name="Restarts">How often its kernel started it again.</param>
/// <param name="Usage">What it uses and may use; null while it is being started.</param>
internal sealed record AgentEntry(
    string Id,
    string Name,
    string Database,
    IReadOnlyList<string>? Command,
    DateTimeOffset? Started,
    string Status,
    int Pid,
    string? Kernel,
    int Restarts,
    ResourceUsage? Usage)
{
    /// <summary>The file of the agent that runs it for itself; null is nobody.</summary>
    public string? PartOf { get; init; }

    public static AgentEntry Of(RunningAgent agent, ResourceMeter meter) => new(
        agent.Id, Path.GetFileName(agent.Command[0]), agent.Database, agent.Command, agent.Started, "running", agent.Host.ProcessId, null, 0, meter.ReadBelow(agent.Host.ProcessId))
    {
        PartOf = agent.PartOf,
    };

    public static AgentEntry Of(AgentMetrics agent, string database, int kernel, string socket) => new(
        agent.Id.ToString(CultureInfo.InvariantCulture),
        agent.Name,
        database,
        null,
        null,
        agent.State.ToLowerInvariant(),
        kernel,
        socket,
        agent.Restarts,
        agent.Usage);
}
