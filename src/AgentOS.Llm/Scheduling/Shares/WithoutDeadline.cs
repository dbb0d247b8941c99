using AgentOS.Llm.Scheduling.Queues;

namespace AgentOS.Llm.Scheduling.Shares;

/// <summary>One client's tickets without a deadline, in the order they came.</summary>
internal readonly struct WithoutDeadline : ILinks<LlmTicket>
{
    public static ref Links<LlmTicket> Of(LlmTicket item) => ref item.InClient;
}
