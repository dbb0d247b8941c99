namespace AgentOS.Client.Messages;

internal sealed record RegisterRequest(string Name);
