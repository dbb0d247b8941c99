using AgentOS.Llm.Scheduling.Clients;
using AgentOS.Llm.Scheduling.Keys;
using AgentOS.Llm.Scheduling.Shares;

namespace AgentOS.Llm.Scheduling;

/// <summary>A client at one key: its places in the bands' trees, its slots and its pause.</summary>
internal sealed class KeyClient(KeyQueue key, ClientAccount account, KeyClient? parent)
{
    private readonly ShareNode?[] _classes = new ShareNode?[KeyQueue.Bands], _leaves = new ShareNode?[KeyQueue.Bands];
    private long[] _pausedUntil = [];

    public ClientAccount Account => account;

    public KeyClient? Parent => parent;

    public Reservation Reservation { get; } = new();

    /// <summary>Its own that wait.</summary>
    public int Queued { get; private set; }

    /// <summary>With those of everybody it started.</summary>
    public int QueuedInTree { get; private set; }

    /// <summary>Under way, with those of everybody it started.</summary>
    public int InFlight { get; private set; }

    /// <summary>Who started whoever started it: all of them are one, when it is asked who makes trouble.</summary>
    public KeyClient Eldest => parent?.Eldest ?? this;

    public bool HasSlot => account.Settings.Concurrency is not (> 0 and { } most) || InFlight < most;

    /// <summary>Its class in a band, in which it and those it started share its weight.</summary>
    public ShareNode Class(Band band) => _classes[band.Index] ??= new(parent?.Class(band) ?? band.Tree.Root, account);

    /// <summary>Its own place below its class.</summary>
    public ShareNode Leaf(Band band) => _leaves[band.Index] ??= new(Class(band), EqualTerms.Instance);

    /// <summary>Its class, if it ever waited there.</summary>
    public ShareNode? ExistingClass(int band) => _classes[band];

    public void CountQueued(int change, long now)
    {
        Queued += change;
        account.Totals.Queued += change;
        for (KeyClient? client = this; client is not null; client = client.Parent)
        {
            client.QueuedInTree += change;
            key.Reservations.Follow(client, now);
        }
    }

    public void CountInFlight(int change, long now)
    {
        account.Totals.InFlight += change;
        for (KeyClient? client = this; client is not null; client = client.Parent)
        {
            client.InFlight += change;
            client.Refresh(now);
        }
    }

    /// <summary>Counts tokens toward guarantees, its own and those of who started it.</summary>
    public void UseReservations(long now, long tokens)
    {
        for (KeyClient? client = this; client is not null; client = client.Parent)
            key.Reservations.Use(client, now, tokens);
    }

    /// <summary>Takes back what was counted and not used.</summary>
    public void ReturnReservations(long tokens)
    {
        for (KeyClient? client = this; client is not null; client = client.Parent)
            key.Reservations.Return(client, tokens);
    }

    /// <summary>The provider does not want to see it for a while.</summary>
    public void Pause(Lane lane, long until, long now)
    {
        if (lane.Index >= _pausedUntil.Length)
            Array.Resize(ref _pausedUntil, lane.Index + 1);
        _pausedUntil[lane.Index] = until;
        Refresh(now);
    }

    public bool IsPaused(Lane lane, long now) => lane.Index < _pausedUntil.Length && _pausedUntil[lane.Index] > now;

    /// <summary>Passes it over while it has no slot or is paused.</summary>
    public void Refresh(long now)
    {
        foreach (ShareNode? node in _classes)
        {
            if (node is null)
                continue;
            foreach (Lane lane in key.Lanes)
                node.Suspend(lane, !HasSlot || IsPaused(lane, now));
        }
    }
}
