namespace AgentOS.Client.ToolCalls;

internal sealed record ToolCallAnswer(ToolCall? Call = null);
