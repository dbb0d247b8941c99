using AgentOS.Kernel;

namespace AgentOS.Cli.Commands.Agents;

/// <summary>A running agent; also its JSON shape.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Database">Its file.</param>
/// <param name="Command">Program and arguments.</param>
/// <param name="Started">When.</param>
/// <param name="Status">Always <c>running</c>: what has ended is not listed.</param>
/// <param name="Pid">The process of <c>agentos run</c>.</param>
internal sealed record AgentEntry(string Id, string Database, IReadOnlyList<string> Command, DateTimeOffset Started, string Status, int Pid)
{
    public static AgentEntry Of(RunningAgent agent) => new(agent.Id, agent.Database, agent.Command, agent.Started, "running", agent.Host.ProcessId);
}
