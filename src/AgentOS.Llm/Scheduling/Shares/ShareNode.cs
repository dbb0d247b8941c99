namespace AgentOS.Llm.Scheduling.Shares;

/// <summary>One class of the tree, as one band of one key sees it: a client with everybody it started, or (as a leaf) a client alone.</summary>
/// <param name="parent">The class it shares with its siblings; null is the root.</param>
/// <param name="terms">Its weight and credit, which may change at any time.</param>
internal sealed class ShareNode(ShareNode? parent, IShareTerms terms)
{
    private LaneShare?[] _lanes = [];
    private int _waitingLanes;

    public ShareNode? Parent => parent;

    public double Weight => terms.Weight;

    /// <summary>Service so far: weighted tokens divided by weight. What SFQ calls the start tag of what comes next.</summary>
    public double Service { get; private set; }

    /// <summary>The service of the child served last: what a child that comes back is lifted to. SFQ's virtual time.</summary>
    public double VirtualTime { get; private set; }

    /// <summary>When it was served last, as a count of turns.</summary>
    public long LastTurn { get; private set; }

    public LaneShare In(Lane lane)
    {
        if (lane.Index >= _lanes.Length)
            Array.Resize(ref _lanes, lane.Index + 1);
        return _lanes[lane.Index] ??= new(this);
    }

    /// <summary>Makes what waits in a lane known upwards, as far as it was not.</summary>
    public void Announce(Lane lane)
    {
        ShareNode node = this;
        while (node.Parent is { } above && node.In(lane) is { HasWork: true, IsSuspended: false, IsWaiting: false } share)
        {
            if (node._waitingLanes++ == 0)
                node.Lift(above);
            above.In(lane).Waiting.Add(share);
            node = above;
        }
    }

    /// <summary>Takes it out above where nothing is left to send.</summary>
    public void Withdraw(Lane lane)
    {
        ShareNode node = this;
        while (node.Parent is { } above && node.In(lane) is { IsWaiting: true } share && (share.IsSuspended || !share.HasWork))
        {
            node._waitingLanes--;
            above.In(lane).Waiting.Remove(share);
            node = above;
        }
    }

    /// <summary>Passes it over in a lane, with everything below it, or no longer.</summary>
    public void Suspend(Lane lane, bool suspended)
    {
        LaneShare share = In(lane);
        if (share.IsSuspended == suspended)
            return;
        share.IsSuspended = suspended;
        if (suspended)
            Withdraw(lane);
        else
            Announce(lane);
    }

    /// <summary>Counts a ticket that came (1) or went (-1), here and above.</summary>
    public void Count(Lane lane, int change)
    {
        for (ShareNode? node = this; node is not null; node = node.Parent)
            node.In(lane).Queued += change;
    }

    /// <summary>Says that it is this one's turn: virtual time goes on.</summary>
    public void Turn(long turn)
    {
        for (ShareNode node = this; node.Parent is { } above; node = above)
        {
            above.VirtualTime = Math.Max(above.VirtualTime, node.Service);
            node.LastTurn = turn;
        }
    }

    /// <summary>Adds service, here and above; negative is a refund.</summary>
    /// <param name="cost">Weighted tokens.</param>
    public void Charge(double cost)
    {
        for (ShareNode node = this; node.Parent is { } above; node = above)
        {
            node.Service += cost / node.Weight;
            node.Reorder(above);
        }
    }

    // VTC's and SFQ's idle rule: time that was not used is not saved up, but for the credit it was given.
    private void Lift(ShareNode above) => Service = Math.Max(Service, above.VirtualTime - (terms.BurstTokens / Weight));

    private void Reorder(ShareNode above)
    {
        if (_waitingLanes == 0)
            return;
        for (int index = 0; index < _lanes.Length; index++)
        {
            if (_lanes[index] is { IsWaiting: true } share)
                above._lanes[index]!.Waiting.Update(share);
        }
    }
}
