using AgentOS.Llm.Scheduling.Shares;

namespace AgentOS.Llm.Scheduling;

/// <summary>Where a call stands and how long it will wait, as far as that can be known.</summary>
internal static class WaitEstimate
{
    public static QueuePosition Of(LlmTicket ticket, long now)
    {
        Lane lane = ticket.Lane;
        int ahead = Ahead(ticket);
        long rates = Math.Max(lane.Key.Capacity.Wait(now, ticket.RateTokens), lane.Capacity.Wait(now, ticket.RateTokens));
        long pause = Math.Max(0, lane.PausedUntil - now);
        int slots = Math.Min(lane.Capacity.Window.Size, lane.Key.Capacity.Window.Size);
        bool isFull = lane.Capacity.InFlight >= slots || lane.Key.Capacity.InFlight >= lane.Key.Capacity.Window.Size;

        // Slots become free one after another: the first after a part of a call, each next after another part.
        double turns = isFull ? (ahead + 1) * lane.UsualDuration / slots : 0;
        long wait = Math.Max(Math.Max(rates, pause), (long)turns);
        return new(ahead + 1, TimeSpan.FromTicks(wait), Reason(ticket, now, rates, pause, isFull));
    }

    /// <summary>Until one slot of a model becomes free; null when nobody knows.</summary>
    public static TimeSpan? OfSlot(Lane lane) =>
        lane.UsualDuration > 0 ? TimeSpan.FromTicks((long)(lane.UsualDuration / lane.Capacity.Window.Size)) : null;

    private static WaitReason Reason(LlmTicket ticket, long now, long rates, long pause, bool isFull)
    {
        if (pause > 0)
            return WaitReason.ProviderPause;
        for (KeyClient? client = ticket.Owner; client is not null; client = client.Parent)
        {
            if (client.IsPaused(ticket.Lane, now))
                return WaitReason.ClientPause;
            if (!client.HasSlot)
                return WaitReason.ClientSlot;
        }

        return rates > 0 ? WaitReason.Rate : isFull ? WaitReason.Slot : WaitReason.Turn;
    }

    // Its own tickets before it, and of the others as many as have their turn meanwhile: with a share of one fifth, four for each of its own.
    private static int Ahead(LlmTicket ticket)
    {
        KeyQueue key = ticket.Lane.Key;
        int higher = 0;
        for (LlmPriority band = 0; band < ticket.Request.Priority; band++)
            higher += key[band].Tree.Root.In(ticket.Lane).Queued;
        ShareNode leaf = ticket.Owner.Leaf(key[ticket.Request.Priority]);
        int own = leaf.In(ticket.Lane).Tickets.CountBefore(ticket);
        int others = key[ticket.Request.Priority].Tree.Root.In(ticket.Lane).Queued - leaf.In(ticket.Lane).Queued;
        double share = Share(leaf, ticket.Lane);
        double meanwhile = (own + 1) * (1 - share) / share;
        return higher + own + (int)Math.Min(others, meanwhile);
    }

    private static double Share(ShareNode leaf, Lane lane)
    {
        double share = 1;
        for (ShareNode node = leaf; node.Parent is { } above; node = above)
        {
            double siblings = 0;
            foreach (LaneShare other in above.In(lane).Waiting.Items)
                siblings += other.Node == node ? 0 : other.Node.Weight;
            share *= node.Weight / (node.Weight + siblings);
        }

        return share;
    }
}
