using AgentOS.Llm.Scheduling.Queues;

namespace AgentOS.Llm.Scheduling.Keys;

/// <summary>All tickets of a key that have a deadline.</summary>
internal readonly struct ByDeadline : IHeapOrder<LlmTicket>
{
    public static bool IsBefore(LlmTicket one, LlmTicket other) => one.DueAt < other.DueAt;

    public static ref int IndexOf(LlmTicket item) => ref item.PlaceInDeadlines;
}
