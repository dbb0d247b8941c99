using AgentOS.Cli.Commands.Agents;

namespace AgentOS.Cli.Commands.Top;

/// <summary>A running agent and how busy it is; also its JSON shape.</summary>
/// <param name="Agent">Which, with what it uses.</param>
/// <param name="Processors">Processors it used since the look before: 1 is one of them all the time; null at the first look.</param>
internal sealed record AgentLoad(AgentEntry Agent, double? Processors);
