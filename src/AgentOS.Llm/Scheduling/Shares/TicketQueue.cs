using AgentOS.Llm.Scheduling.Queues;

namespace AgentOS.Llm.Scheduling.Shares;

/// <summary>
/// One client's tickets, the most urgent first: those with a deadline in a heap, and behind them those without one as a list. In one heap, each turn would compare a dozen tickets that
/// lie all over memory: 5 µs with ten thousand of them.
/// </summary>
internal sealed class TicketQueue
{
    private readonly IndexedHeap<LlmTicket, ByUrgency> _urgent = new();
    private readonly LinkedOrder<LlmTicket, WithoutDeadline> _others = new();

    public bool IsEmpty => First is null;

    public LlmTicket? First => _urgent.First ?? _others.First;

    public void Add(LlmTicket ticket)
    {
        if (ticket.HasDeadline)
            _urgent.Add(ticket);
        else if (_others.Last is { } last && last.Sequence > ticket.Sequence)
            _others.Add(ticket, FirstAfter(ticket));
        else
            _others.Add(ticket);
    }

    public void Remove(LlmTicket ticket)
    {
        if (ticket.HasDeadline)
            _urgent.Remove(ticket);
        else
            _others.Remove(ticket);
    }

    /// <summary>How many go before one of them.</summary>
    public int CountBefore(LlmTicket ticket)
    {
        int count = 0;
        foreach (LlmTicket other in _urgent.Items)
            count += ByUrgency.IsBefore(other, ticket) ? 1 : 0;
        return ticket.HasDeadline ? count : count + _others.TakeWhile(other => other != ticket).Count();
    }

    // One that comes back because the provider refused it; few are older.
    private LlmTicket? FirstAfter(LlmTicket ticket) => _others.FirstOrDefault(other => other.Sequence > ticket.Sequence);
}
