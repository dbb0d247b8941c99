using AgentOS.Llm.Scheduling.Queues;

namespace AgentOS.Llm.Scheduling.Shares;

/// <summary>Earliest deadline first among one client's tickets; those without one in the order they came, behind.</summary>
internal readonly struct ByUrgency : IHeapOrder<LlmTicket>
{
    public static bool IsBefore(LlmTicket one, LlmTicket other) =>
        one.DueAt < other.DueAt || (one.DueAt == other.DueAt && one.Sequence < other.Sequence);

    public static ref int IndexOf(LlmTicket item) => ref item.PlaceInClient;
}
