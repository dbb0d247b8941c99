using AgentOS.Llm.Scheduling.Clients;
using AgentOS.Llm.Scheduling.Keys;
using AgentOS.Llm.Scheduling.Limits;
using AgentOS.Llm.Scheduling.Queues;
using AgentOS.Llm.Scheduling.Shares;

namespace AgentOS.Llm.Scheduling;

/// <summary>Everything that waits for one key.</summary>
internal sealed class KeyQueue
{
    /// <summary>As many as <see cref="LlmPriority"/> has values.</summary>
    public const int Bands = 3;

    private readonly Band[] _bands = [.. Enumerable.Range(0, Bands).Select(index => new Band(index))];
    private readonly Dictionary<string, Lane> _byModel = new(StringComparer.Ordinal);
    private readonly Dictionary<LlmClientId, KeyClient> _clients = [];
    private readonly IndexedHeap<LlmTicket, ByDeadline> _deadlines = new();
    private readonly PriorityQueue<KeyClient, long> _pauses = new();
    private readonly TurnOrder _turns;
    private Lane[] _lanes = [];

    public KeyQueue(string name, CapacityLimits limits, int ageingTurns)
    {
        (Name, Capacity) = (name, new(limits));
        _turns = new(this, _bands, ageingTurns);
    }

    public string Name { get; }

    public Capacity Capacity { get; }

    public ReservationQueue Reservations { get; } = new();

    public ReadOnlySpan<Lane> Lanes => _lanes;

    public int Queued { get; private set; }

    /// <summary>When to look again, although nothing else happens.</summary>
    public long WakeAt { get; private set; } = long.MaxValue;

    /// <summary>What waits, band by band, in the order it came.</summary>
    public IEnumerable<LlmTicket> Waiting => _bands.SelectMany(band => band.Arrivals);

    public Band this[LlmPriority band] => _bands[(int)band];

    public Lane Lane(string model)
    {
        if (_byModel.TryGetValue(model, out Lane? lane))
            return lane;
        lane = new(this, model, _lanes.Length);
        _byModel.Add(model, lane);
        _lanes = [.. _lanes, lane];
        return lane;
    }

    public KeyClient Client(ClientAccount account)
    {
        if (_clients.TryGetValue(account.Id, out KeyClient? client))
            return client;
        client = new(this, account, account.Parent is { } parent ? Client(parent) : null);
        _clients.Add(account.Id, client);
        return client;
    }

    public void Forget(ClientAccount account) => _clients.Remove(account.Id);

    public KeyClient? Find(LlmClientId id) => _clients.GetValueOrDefault(id);

    public int QueuedIn(Lane lane) => _bands.Sum(band => band.Tree.Root.In(lane).Queued);

    public void Add(LlmTicket ticket, long now)
    {
        Queued++;
        if (ticket.HasDeadline)
            _deadlines.Add(ticket);
        Band band = this[ticket.Request.Priority];
        ShareNode leaf = ticket.Owner.Leaf(band);
        // Its place in this band may be new, and it or who started it passed over.
        for (KeyClient? client = ticket.Owner; client is not null; client = client.Parent)
            client.Refresh(now);
        ShareTree.Add(leaf, ticket);
        band.Arrivals.Add(ticket);
        ticket.Owner.CountQueued(1, now);
    }

    public void Remove(LlmTicket ticket, long now)
    {
        Band band = this[ticket.Request.Priority];
        band.Arrivals.Remove(ticket);
        ShareTree.Remove(ticket.Owner.Leaf(band), ticket);
        Leave(ticket, now);
    }

    public void PauseClient(KeyClient client, Lane lane, long until, long now)
    {
        client.Pause(lane, until, now);
        _pauses.Enqueue(client, until);
    }

    /// <summary>Takes the next call that may be sent now, and charges it.</summary>
    public LlmTicket? TakeNext(long now)
    {
        if (Queued == 0 || !Capacity.HasSlot || _turns.Next(now) is not { } ticket)
            return null;
        Band band = this[ticket.Request.Priority];
        band.Arrivals.Remove(ticket);
        band.Tree.Take(ticket.Owner.Leaf(band), ticket, ticket.Cost);
        _turns.Took(band);
        Leave(ticket, now);
        Capacity.Take(now, ticket.RateTokens);
        ticket.Lane.Capacity.Take(now, ticket.RateTokens);
        return ticket;
    }

    /// <summary>Looks at the clock: pauses that are over.</summary>
    public void Refresh(long now)
    {
        WakeAt = long.MaxValue;
        foreach (Lane lane in _lanes)
        {
            lane.IsExhausted = false;
            WakeLater(lane.PausedUntil, now);
        }

        while (_pauses.TryPeek(out KeyClient? client, out long until) && until <= now)
        {
            _pauses.Dequeue();
            client.Refresh(now);
        }
    }

    /// <summary>A ticket whose deadline passed; taken out.</summary>
    public LlmTicket? TakeLate(long now)
    {
        if (_deadlines.First is not { } first || first.DueAt > now)
            return null;
        Remove(first, now);
        return first;
    }

    /// <summary>Looks again at that time, unless before.</summary>
    public void WakeLater(long at, long now)
    {
        if (at > now && at < WakeAt)
            WakeAt = at;
    }

    /// <summary>Counts in what is due by itself.</summary>
    public void WakeForQueues(long now)
    {
        if (_deadlines.First is { } first)
            WakeLater(first.DueAt + 1, now);
        if (_pauses.TryPeek(out _, out long until))
            WakeLater(until, now);
    }

    private void Leave(LlmTicket ticket, long now)
    {
        Queued--;
        if (ticket.PlaceInDeadlines >= 0)
            _deadlines.Remove(ticket);
        ticket.Owner.CountQueued(-1, now);
    }
}
