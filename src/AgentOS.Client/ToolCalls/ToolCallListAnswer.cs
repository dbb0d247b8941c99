namespace AgentOS.Client.ToolCalls;

internal sealed record ToolCallListAnswer(IReadOnlyList<ToolCall> Calls);
