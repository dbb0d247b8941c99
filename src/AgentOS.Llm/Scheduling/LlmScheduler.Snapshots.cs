using AgentOS.Llm.Budgets;
using AgentOS.Llm.Scheduling.Clients;
using AgentOS.Llm.Scheduling.Snapshots;

namespace AgentOS.Llm.Scheduling;

/// <content>What there is to see.</content>
public sealed partial class LlmScheduler
{
    /// <summary>Keys and clients as they are.</summary>
    public SchedulerSnapshot Snapshot()
    {
        lock (_lock)
        {
            long now = Now;
            return new(
                Time.GetUtcNow(),
                [.. _keys.Values.OrderBy(key => key.Name, StringComparer.Ordinal).Select(key => Describe(key, now))],
                [.. _clients.Values.OrderBy(client => client.Id.Name, StringComparer.Ordinal).Select(Describe)]);
        }
    }

    /// <summary>What waits, the next first. Costs time in proportion to calls and clients together: for people, not for loops.</summary>
    /// <param name="most">No more than so many.</param>
    public IReadOnlyList<WaitingCall> Queue(int most = 1000)
    {
        lock (_lock)
        {
            long now = Now;
            return [.. _keys.Values.SelectMany(key => key.Waiting).Take(most).Select(ticket => Describe(ticket, now)).OrderBy(call => call.Position)];
        }
    }

    /// <summary>All budgets, by client.</summary>
    public IReadOnlyList<BudgetStatus> Budgets()
    {
        lock (_lock)
        {
            DateTimeOffset now = Time.GetUtcNow();
            return [.. _clients.Values.OrderBy(client => client.Id.Name, StringComparer.Ordinal).SelectMany(client => client.Budget.Status(now))];
        }
    }

    private static KeySnapshot Describe(KeyQueue key, long now) => new(
        key.Name, key.Queued, key.Capacity.InFlight, key.Capacity.Limits, [.. key.Lanes.ToArray().Select(lane => Describe(lane, now))]);

    private static ModelSnapshot Describe(Lane lane, long now) => new(
        lane.Model, lane.Key.QueuedIn(lane), lane.Capacity.InFlight, lane.Capacity.Window.Size, lane.Capacity.Limits,
        Seconds(Math.Max(0, lane.PausedUntil - now)), Seconds(lane.UsualDuration));

    private static ClientSnapshot Describe(ClientAccount client)
    {
        ClientTotals totals = client.Totals;
        return new(client.Id.Name, client.Parent?.Id.Name, client.Settings, totals.Queued, totals.InFlight, totals.Calls, totals.Refused, totals.Usage, totals.Cost,
            Seconds(totals.Waited) / Math.Max(1, totals.Calls + totals.InFlight));
    }

    private static WaitingCall Describe(LlmTicket ticket, long now)
    {
        QueuePosition position = WaitEstimate.Of(ticket, now);
        return new(ticket.Request.Client.Name, ticket.Lane.Key.Name, ticket.Lane.Model, ticket.Request.Priority, position.Position,
            Seconds(now - ticket.SubmittedAt), position.EstimatedWait.TotalSeconds, position.Reason, ticket.Request.InputTokens, ticket.ExpectedOutput);
    }

    private static double Seconds(double ticks) => ticks / TimeSpan.TicksPerSecond;
}
