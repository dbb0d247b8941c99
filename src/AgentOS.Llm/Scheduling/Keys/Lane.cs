using AgentOS.Llm.Scheduling.Limits;

namespace AgentOS.Llm.Scheduling;

/// <summary>One model of a key: what can be full while other models of the key are not.</summary>
internal sealed class Lane(KeyQueue key, string model, int index)
{
    // A call in ten counts: what was usual a minute ago is not usual any more.
    private const double Recency = 0.1;

    public KeyQueue Key => key;

    public string Model => model;

    /// <summary>Its number at its key.</summary>
    public int Index => index;

    public Capacity Capacity { get; } = new(SlotsOf(key));

    /// <summary>Whether it has limits of its own, and does not follow its key's slots.</summary>
    public bool HasOwnLimits { get; set; }

    /// <summary>Until when the provider wants to see nobody.</summary>
    public long PausedUntil { get; set; }

    /// <summary>The client it refused last, and until when.</summary>
    public (KeyClient? Client, long Until) Refused { get; set; }

    /// <summary>Set while turns are given: its rates allow nothing more now.</summary>
    public bool IsExhausted { get; set; }

    /// <summary>Ticks a call takes, recently; 0 when nobody knows.</summary>
    public double UsualDuration { get; private set; }

    public bool IsOpen(long now) => !IsExhausted && PausedUntil <= now && Capacity.HasSlot;

    /// <summary>As many slots as its key has now.</summary>
    public void FollowKey()
    {
        if (!HasOwnLimits)
            Capacity.Set(SlotsOf(key));
    }

    public void Took(long duration) => UsualDuration += (UsualDuration == 0 ? 1 : Recency) * (duration - UsualDuration);

    private static CapacityLimits SlotsOf(KeyQueue key) => new() { Concurrency = key.Capacity.Limits.Concurrency };
}
