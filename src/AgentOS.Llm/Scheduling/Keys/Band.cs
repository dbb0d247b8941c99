using AgentOS.Llm.Scheduling.Queues;
using AgentOS.Llm.Scheduling.Shares;

namespace AgentOS.Llm.Scheduling.Keys;

/// <summary>What waits in one band of a key.</summary>
/// <param name="index">0 is served first.</param>
internal sealed class Band(int index)
{
    public int Index => index;

    public ShareTree Tree { get; } = new();

    /// <summary>In the order they came.</summary>
    public LinkedOrder<LlmTicket, ByArrival> Arrivals { get; } = new();

    /// <summary>Turns others had since this one had its last, while something waited here.</summary>
    public int PassedOver { get; set; }
}
