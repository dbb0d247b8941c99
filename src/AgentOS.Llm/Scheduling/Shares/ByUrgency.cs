using AgentOS.Llm.Scheduling.Queues;

namespace AgentOS.Llm.Scheduling.Shares;

/// <summary>Earliest deadline first among one client's tickets; of the same deadline in the order they came.</summary>
internal readonly struct ByUrgency : IHeapOrder<LlmTicket>
{
    public static bool IsBefore(LlmTicket one, LlmTicket other) =>
        one.DueAt < other.DueAt || (one.DueAt == other.DueAt && one.Sequence < other.Sequence);

    public static ref int IndexOf(LlmTicket item) => ref item.PlaceInClient;
}
