namespace AgentOS.Llm.Scheduling.Limits;

/// <summary>Slots and rates of a key, or of one of its models.</summary>
internal sealed class Capacity
{
    private readonly CellRate _requests = new(), _tokens = new();

    public Capacity(CapacityLimits limits)
    {
        Window = new(limits.Concurrency);
        Limits = limits;
        Set(limits);
    }

    public CapacityLimits Limits { get; private set; }

    public ConcurrencyWindow Window { get; }

    public int InFlight { get; private set; }

    public bool HasSlot => InFlight < Window.Size;

    public void Set(CapacityLimits limits)
    {
        Limits = limits;
        Window.SetLimit(limits.Concurrency);
        _requests.Set(limits.RequestsPerMinute, limits.Burst);
        _tokens.Set(limits.TokensPerMinute, limits.Burst);
    }

    /// <summary>How long the rates make a call wait, in ticks.</summary>
    public long Wait(long now, long tokens) => Math.Max(_requests.Wait(now, 1), _tokens.Wait(now, tokens));

    public void Take(long now, long tokens)
    {
        InFlight++;
        _requests.Take(now, 1);
        _tokens.Take(now, tokens);
    }

    /// <summary>A call is over.</summary>
    /// <param name="unused">Tokens that were taken and not used; negative when it used more.</param>
    public void Release(long unused)
    {
        InFlight--;
        _tokens.Return(unused);
    }
}
