namespace AgentOS.Functions.Agents;

internal sealed record ListAgentsArguments;
