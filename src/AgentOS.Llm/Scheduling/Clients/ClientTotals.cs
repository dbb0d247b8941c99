namespace AgentOS.Llm.Scheduling.Clients;

/// <summary>What a client used since it was first seen.</summary>
internal sealed class ClientTotals
{
    public int Queued { get; set; }

    public int InFlight { get; set; }

    public long Calls { get; private set; }

    public long Refused { get; set; }

    public LlmUsage Usage { get; private set; }

    public decimal Cost { get; private set; }

    /// <summary>Ticks all its calls waited together.</summary>
    public long Waited { get; set; }

    public void Add(LlmUsage usage, decimal cost)
    {
        Calls++;
        Usage += usage;
        Cost += cost;
    }
}
