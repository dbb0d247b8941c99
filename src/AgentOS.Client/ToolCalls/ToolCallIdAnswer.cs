namespace AgentOS.Client.ToolCalls;

internal sealed record ToolCallIdAnswer(long Id);
