namespace AgentOS.Kernel.Events;

/// <summary>What the event EVENTS_LOST tells.</summary>
/// <param name="Count">How many events there was no room for.</param>
internal sealed record LostEvents(int Count);
