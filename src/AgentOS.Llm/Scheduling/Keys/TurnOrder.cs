using AgentOS.Llm.Scheduling.Shares;

namespace AgentOS.Llm.Scheduling.Keys;

/// <summary>Whose turn it is at a key: guarantees that are due, then the bands, in each the share with the least service whose model has a slot.</summary>
internal sealed class TurnOrder(KeyQueue key, Band[] bands, int ageingTurns)
{
    /// <summary>The next; null when nothing may be sent now, and then the key knows when to look again.</summary>
    public LlmTicket? Next(long now)
    {
        while (Candidate(now) is { } ticket)
        {
            // What is too much for the key waits, and nothing smaller overtakes it: otherwise long prompts would starve.
            if (key.Capacity.Wait(now, ticket.RateTokens) is > 0 and { } wait)
            {
                key.WakeLater(now + wait, now);
                return null;
            }

            if (ticket.Lane.Capacity.Wait(now, ticket.RateTokens) is not (> 0 and { } laneWait))
                return ticket;
            ticket.Lane.IsExhausted = true;
            key.WakeLater(now + laneWait, now);
        }

        return null;
    }

    /// <summary>A band had its turn.</summary>
    public void Took(Band taken)
    {
        taken.PassedOver = 0;
        foreach (Band band in bands)
        {
            if (band != taken && band.Arrivals.First is not null)
                band.PassedOver++;
        }
    }

    private LlmTicket? Candidate(long now) => Reserved(now) ?? Shared(now);

    // Not the age of a ticket counts but that of its band: when tickets rise by their own age, a key that is overloaded serves whoever came first, and
    // shares mean nothing any more.
    private LlmTicket? Shared(long now)
    {
        LlmTicket? first = null;
        int longest = ageingTurns - 1;
        foreach (Band band in bands)
        {
            if ((first is null || band.PassedOver > longest) && First(band, now) is { } candidate)
                (first, longest) = (candidate, Math.Max(longest, band.PassedOver));
        }

        return first;
    }

    private LlmTicket? First(Band band, long now)
    {
        LaneShare? least = null;
        Lane? where = null;
        foreach (Lane lane in key.Lanes)
        {
            if (!lane.IsOpen(now) || band.Tree.Root.In(lane).Waiting.First is not { } first)
                continue;
            if (least is null || LaneShare.ByService.IsBefore(first, least))
                (least, where) = (first, lane);
        }

        return least is null ? null : ShareTree.Next(least.Node, where!);
    }

    private LlmTicket? Reserved(long now)
    {
        ReadOnlySpan<KeyClient> waiting = key.Reservations.Waiting;
        if (waiting.IsEmpty || waiting[0].Reservation.DueAt > now)
            return null;
        LlmTicket? ticket = Sendable(waiting[0], now);
        if (ticket is not null)
            return ticket;

        // The one longest overdue cannot be sent now (its model is full): the next of them, which a heap does not name.
        KeyClient? best = null;
        foreach (KeyClient client in waiting)
        {
            if (client.Reservation.DueAt <= now && (best is null || Reservation.ByTime.IsBefore(client, best)) && Sendable(client, now) is { } found)
                (best, ticket) = (client, found);
        }

        return ticket;
    }

    private LlmTicket? Sendable(KeyClient client, long now)
    {
        for (int band = 0; band < KeyQueue.Bands; band++)
        {
            if (client.ExistingClass(band) is not { } node)
                continue;
            foreach (Lane lane in key.Lanes)
            {
                if (lane.IsOpen(now) && node.In(lane).IsWaiting && IsReachable(node, lane))
                    return ShareTree.Next(node, lane);
            }
        }

        return null;
    }

    // Whoever started it may be passed over, and it with them.
    private static bool IsReachable(ShareNode node, Lane lane)
    {
        for (ShareNode? above = node; above is { Parent: not null }; above = above.Parent)
        {
            if (above.In(lane).IsSuspended)
                return false;
        }

        return true;
    }
}
