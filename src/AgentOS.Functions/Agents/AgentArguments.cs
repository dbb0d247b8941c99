using System.ComponentModel;
using AgentOS.Client.Agents;

namespace AgentOS.Functions.Agents;

internal sealed record SpawnArguments(
    [property: Description("The new agent's name")] string Name,
    [property: Description("Its program: a file on the host, run with python3")] string Script,
    [property: Description("Whether it is confined")] bool Sandboxed = true);

internal sealed record ListAgentsArguments;

internal sealed record KillArguments([property: Description("The agent's name")] string Name);

internal sealed record AgentList(IReadOnlyList<AgentEntry> Agents);
