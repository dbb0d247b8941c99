namespace AgentOS.Functions.ToolCalls;

internal sealed record StatisticsArguments;
