namespace AgentOS.Llm.Scheduling.Shares;

/// <summary>
/// Hierarchical start-time fair queueing of one band of one key (Goyal, Vin and Cheng, SIGCOMM 1996): at every level the class with the least service is
/// next. Where SFQ knows the length of a packet, this knows an estimate that is corrected while the answer comes (VTC, arXiv 2401.00588).
/// </summary>
internal sealed class ShareTree
{
    private long _turns;

    public ShareNode Root { get; } = new(null, EqualTerms.Instance);

    public static void Add(ShareNode leaf, LlmTicket ticket)
    {
        leaf.In(ticket.Lane).Tickets.Add(ticket);
        leaf.Count(ticket.Lane, 1);
        leaf.Announce(ticket.Lane);
    }

    public static void Remove(ShareNode leaf, LlmTicket ticket)
    {
        leaf.In(ticket.Lane).Tickets.Remove(ticket);
        leaf.Count(ticket.Lane, -1);
        leaf.Withdraw(ticket.Lane);
    }

    /// <summary>The ticket whose turn it is below a node.</summary>
    public static LlmTicket? Next(ShareNode node, Lane lane)
    {
        LaneShare share = node.In(lane);
        while (share.Waiting.First is { } child)
            share = child;
        return share.Tickets.First;
    }

    /// <summary>Takes out a ticket that is sent now, and charges it.</summary>
    public void Take(ShareNode leaf, LlmTicket ticket, double cost)
    {
        leaf.Turn(++_turns);
        Remove(leaf, ticket);
        leaf.Charge(cost);
    }
}
