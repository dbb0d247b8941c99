using AgentOS.Llm.Scheduling.Queues;

namespace AgentOS.Llm.Scheduling.Shares;

/// <summary>What waits below a node for one model: tickets of a leaf, or the nodes below it that have some.</summary>
internal sealed class LaneShare(ShareNode node)
{
    private int _place = -1;

    public ShareNode Node => node;

    /// <summary>Nodes with something waiting, the one with the least service first.</summary>
    public IndexedHeap<LaneShare, ByService> Waiting { get; } = new();

    public TicketQueue Tickets { get; } = new();

    /// <summary>Tickets here and below.</summary>
    public int Queued { get; set; }

    /// <summary>Whether it is passed over.</summary>
    public bool IsSuspended { get; set; }

    /// <summary>Whether something here could be sent, as far as shares go.</summary>
    public bool HasWork => !Tickets.IsEmpty || Waiting.Count > 0;

    /// <summary>Whether the node above knows of it.</summary>
    public bool IsWaiting => _place >= 0;

    /// <summary>Equal service goes to who was served the longest ago, so that beginners take turns.</summary>
    internal readonly struct ByService : IHeapOrder<LaneShare>
    {
        public static bool IsBefore(LaneShare one, LaneShare other) =>
            one.Node.Service < other.Node.Service || (one.Node.Service == other.Node.Service && one.Node.LastTurn < other.Node.LastTurn);

        public static ref int IndexOf(LaneShare item) => ref item._place;
    }
}
