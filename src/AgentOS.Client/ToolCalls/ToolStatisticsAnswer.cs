namespace AgentOS.Client.ToolCalls;

internal sealed record ToolStatisticsAnswer(IReadOnlyList<ToolStatistics> Stats);
