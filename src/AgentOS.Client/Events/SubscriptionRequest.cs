namespace AgentOS.Client.Events;

internal sealed record SubscriptionRequest(IReadOnlyList<string> EventTypes);
