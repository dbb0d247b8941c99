namespace AgentOS.Kernel.Events.Calls;

/// <summary>What the connection is subscribed to now.</summary>
/// <param name="Success">Always true.</param>
/// <param name="Subscribed">Names of events.</param>
internal sealed record SubscriptionAnswer(bool Success, string[] Subscribed);
