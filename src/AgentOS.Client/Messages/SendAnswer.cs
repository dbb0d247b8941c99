namespace AgentOS.Client.Messages;

internal sealed record SendAnswer(ReceivedMessage? Reply = null);
