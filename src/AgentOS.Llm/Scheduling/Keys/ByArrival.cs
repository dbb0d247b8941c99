using AgentOS.Llm.Scheduling.Queues;

namespace AgentOS.Llm.Scheduling.Keys;

/// <summary>All tickets of a band, in the order they came.</summary>
internal readonly struct ByArrival : ILinks<LlmTicket>
{
    public static ref Links<LlmTicket> Of(LlmTicket item) => ref item.InBand;
}
