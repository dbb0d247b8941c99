using AgentOS.Llm.Scheduling.Shares;

namespace AgentOS.Llm.Scheduling.Keys;

/// <summary>What waits in one band of a key.</summary>
/// <param name="index">0 is served first.</param>
internal sealed class Band(int index)
{
    public int Index => index;

    public ShareTree Tree { get; } = new();

    /// <summary>By the time they came into the band.</summary>
    public ArrivalOrder Arrivals { get; } = new();
}
