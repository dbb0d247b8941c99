namespace AgentOS.Client.Messages;

internal sealed record ReceiveAnswer(IReadOnlyList<ReceivedMessage> Messages);
