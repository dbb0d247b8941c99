using AgentOS.Llm.Scheduling.Clients;

namespace AgentOS.Llm.Scheduling;

/// <content>Reserve, stream, settle.</content>
public sealed partial class LlmScheduler
{
    // What is waited for a provider that does not say how long: doubled with each refusal of the same call.
    private static readonly TimeSpan s_firstPause = TimeSpan.FromSeconds(1), s_longestPause = TimeSpan.FromMinutes(1);

    internal void FirstToken(LlmLease lease)
    {
        lock (_lock)
        {
            long now = Now;
            lease.FirstTokenAt = now;
            lease.Ticket.Lane.Capacity.Window.FirstToken(now, now - lease.SentAt);
        }
    }

    internal void ChargeMore(LlmLease lease, long outputTokens)
    {
        lock (_lock)
        {
            if (!lease.IsOver)
                Charge(lease, lease.Cost + (_options.OutputWeight * outputTokens));
        }
    }

    internal LlmReceipt Settle(LlmLease lease, LlmUsage usage, bool isAnswer)
    {
        lock (_lock)
        {
            if (lease.IsOver)
                return default;
            LlmTicket ticket = lease.Ticket;
            ClientAccount client = ticket.Owner.Account;
            long now = Now;
            End(lease, CostOf(usage), usage.Total, now);
            ticket.State = TicketState.Done;
            decimal cost = _prices.Find(ticket.Lane.Model)?.Of(usage.InputTokens, usage.CachedTokens, usage.OutputTokens) ?? 0;
            client.Budget.Settle(ticket.Budget, new(usage.Total, cost, usage == default ? 0 : 1), Time.GetUtcNow());
            client.Totals.Add(usage, cost);
            if (isAnswer)
                Learn(lease, usage, now);
            Sweep(client);
            Pump(ticket.Lane.Key, now);
            return new(usage, cost, new(lease.SentAt - ticket.SubmittedAt), lease.FirstTokenAt is { } first ? new(first - lease.SentAt) : null, new(now - lease.SentAt));
        }
    }

    internal bool Refused(LlmLease lease, TimeSpan? retryAfter)
    {
        lock (_lock)
        {
            if (lease.IsOver)
                return false;
            LlmTicket ticket = lease.Ticket;
            long now = Now;
            End(lease, 0, 0, now);
            Pause(ticket, now + (retryAfter ?? Pauses(ticket.Refusals++)).Ticks, now);
            bool again = ticket.Owner.Account.Retries.TrySpend() && ticket.DueAt > now;
            if (again)
            {
                ticket.Again();
                ticket.Lane.Key.Add(ticket, now);
            }
            else
            {
                ticket.State = TicketState.Done;
                ticket.Owner.Account.Totals.Refused++;
                ticket.Owner.Account.Budget.Settle(ticket.Budget, default, Time.GetUtcNow());
            }

            Sweep(ticket.Owner.Account);
            Pump(ticket.Lane.Key, now);
            return again;
        }
    }

    private static TimeSpan Pauses(int refusals)
    {
        TimeSpan pause = s_firstPause * (1 << Math.Min(refusals, 6));
        return pause < s_longestPause ? pause : s_longestPause;
    }

    // One client alone may be refused for what it sends; when another is refused meanwhile, it is the provider that is full.
    private static void Pause(LlmTicket ticket, long until, long now)
    {
        Lane lane = ticket.Lane;
        (KeyClient? refused, long refusedUntil) = lane.Refused;
        KeyClient client = ticket.Owner.Eldest;
        if (refused is not null && refused != client && refusedUntil > now)
        {
            lane.Capacity.Window.Refused(now, until, lane.Capacity.InFlight + 1);
            lane.PausedUntil = Math.Max(lane.PausedUntil, until);
        }

        lane.Refused = (client, until);
        lane.Key.PauseClient(ticket.Owner, lane, until, now);
    }

    private static void Learn(LlmLease lease, LlmUsage usage, long now)
    {
        Lane lane = lease.Ticket.Lane;
        lane.Capacity.Window.Answered();
        lane.Took(now - lease.SentAt);
        lease.Ticket.Owner.Account.Retries.Succeeded();
        lease.Ticket.Owner.Account.Outputs.Add(usage.OutputTokens);
    }

    /// <summary>Gives the slot back, and what was taken and not used.</summary>
    private static void End(LlmLease lease, double cost, long tokens, long now)
    {
        LlmTicket ticket = lease.Ticket;
        KeyQueue key = ticket.Lane.Key;
        lease.IsOver = true;
        Charge(lease, cost);
        key.Capacity.Release(ticket.RateTokens - tokens);
        ticket.Lane.Capacity.Release(ticket.RateTokens - tokens);
        ticket.Owner.ReturnReservations(ticket.RateTokens - tokens);
        ticket.Owner.CountInFlight(-1, now);
    }

    private static void Charge(LlmLease lease, double cost)
    {
        LlmTicket ticket = lease.Ticket;
        ticket.Owner.Leaf(ticket.Lane.Key[ticket.Request.Priority]).Charge(cost - lease.Cost);
        lease.Cost = cost;
    }

    private double CostOf(LlmUsage usage) =>
        (_options.InputWeight * (usage.InputTokens - usage.CachedTokens)) + (_options.CachedWeight * usage.CachedTokens) + (_options.OutputWeight * usage.OutputTokens);
}
