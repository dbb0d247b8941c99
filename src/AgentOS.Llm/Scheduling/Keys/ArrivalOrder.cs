using System.Collections;

namespace AgentOS.Llm.Scheduling.Keys;

/// <summary>Tickets in the order they came: a list through the tickets themselves, so that any of them leaves it in O(1).</summary>
internal sealed class ArrivalOrder : IEnumerable<LlmTicket>
{
    private LlmTicket? _newest;

    public LlmTicket? Oldest { get; private set; }

    public void Add(LlmTicket ticket)
    {
        ticket.Older = _newest;
        if (_newest is null)
            Oldest = ticket;
        else
            _newest.Newer = ticket;
        _newest = ticket;
    }

    public void Remove(LlmTicket ticket)
    {
        if (ticket.Older is { } older)
            older.Newer = ticket.Newer;
        else
            Oldest = ticket.Newer;
        if (ticket.Newer is { } newer)
            newer.Older = ticket.Older;
        else
            _newest = ticket.Older;
        (ticket.Older, ticket.Newer) = (null, null);
    }

    public IEnumerator<LlmTicket> GetEnumerator()
    {
        for (LlmTicket? ticket = Oldest; ticket is not null; ticket = ticket.Newer)
            yield return ticket;
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
