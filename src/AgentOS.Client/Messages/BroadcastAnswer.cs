namespace AgentOS.Client.Messages;

internal sealed record BroadcastAnswer(int DeliveredCount);
