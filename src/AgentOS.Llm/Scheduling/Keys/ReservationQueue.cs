using AgentOS.Llm.Scheduling.Queues;

namespace AgentOS.Llm.Scheduling.Keys;

/// <summary>Clients with a guarantee that have something waiting, the one longest overdue first.</summary>
internal sealed class ReservationQueue
{
    private readonly IndexedHeap<KeyClient, Reservation.ByTime> _waiting = new();

    /// <summary>In no order but for the first.</summary>
    public ReadOnlySpan<KeyClient> Waiting => _waiting.Items;

    /// <summary>Takes a client in or out, as it has something waiting and a guarantee.</summary>
    public void Follow(KeyClient client, long now)
    {
        bool belongs = client.QueuedInTree > 0 && client.Account.Settings.ReservedTokensPerMinute > 0;
        if (belongs == client.Reservation.IsWaiting)
            return;
        if (!belongs)
        {
            _waiting.Remove(client);
            return;
        }

        client.Reservation.Begin(now);
        _waiting.Add(client);
    }

    public void Use(KeyClient client, long now, long tokens)
    {
        if (client.Account.Settings.ReservedTokensPerMinute is not (> 0 and { } perMinute))
            return;
        client.Reservation.Use(now, tokens, perMinute);
        Reorder(client);
    }

    public void Return(KeyClient client, long tokens)
    {
        if (client.Account.Settings.ReservedTokensPerMinute is not (> 0 and { } perMinute))
            return;
        client.Reservation.Return(tokens, perMinute);
        Reorder(client);
    }

    private void Reorder(KeyClient client)
    {
        if (client.Reservation.IsWaiting)
            _waiting.Update(client);
    }
}
