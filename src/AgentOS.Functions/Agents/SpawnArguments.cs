using System.ComponentModel;

namespace AgentOS.Functions.Agents;

internal sealed record SpawnArguments(
    [property: Description("The new agent's name")] string Name,
    [property: Description("Its program: a file on the host, run with python3")] string Script,
    [property: Description("Whether it is confined")] bool Sandboxed = true);
