namespace AgentOS.Client.Events;

internal sealed record AsyncPollRequest(int? Max);
