namespace AgentOS.Client.ToolCalls;

internal sealed record ToolCallIdAnswer(long Id);

internal sealed record ToolCallAnswer(ToolCall? Call);

internal sealed record ToolCallListAnswer(IReadOnlyList<ToolCall> Calls);

internal sealed record ToolStatisticsAnswer(IReadOnlyList<ToolStatistics> Stats);
