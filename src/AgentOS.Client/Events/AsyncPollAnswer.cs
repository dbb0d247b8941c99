namespace AgentOS.Client.Events;

internal sealed record AsyncPollAnswer(IReadOnlyList<AsyncResult> Results);
