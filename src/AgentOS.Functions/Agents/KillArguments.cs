using System.ComponentModel;

namespace AgentOS.Functions.Agents;

internal sealed record KillArguments([property: Description("The agent's name")] string Name);
