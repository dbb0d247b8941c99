namespace AgentOS.Client.Messages;

internal sealed record ReceiveRequest(int? Max, bool? Wait, double? Timeout);
