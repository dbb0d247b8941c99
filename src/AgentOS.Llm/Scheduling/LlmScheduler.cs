using AgentOS.Errors;
using AgentOS.Llm.Budgets;
using AgentOS.Llm.Scheduling.Clients;

namespace AgentOS.Llm.Scheduling;

/// <summary>
/// Decides who may call a language model next: fair by tokens, within what providers and budgets allow. It sends nothing itself. See docs/llm-scheduling.md.
/// Thread-safe.
/// </summary>
public sealed partial class LlmScheduler : IDisposable
{
    private readonly Lock _lock = new();
    private readonly SchedulerOptions _options;
    private readonly Dictionary<string, KeyQueue> _keys = new(StringComparer.Ordinal);
    private readonly Dictionary<LlmClientId, ClientAccount> _clients = [];
    private readonly ITimer _timer;
    private readonly long _start;
    private PriceTable _prices = PriceTable.Empty;
    private long _timerAt = long.MaxValue;
    private long _sequence;

    /// <summary>Starts without keys and clients; both appear when they are first named.</summary>
    /// <param name="options">What everything begins with.</param>
    /// <param name="time">The clock.</param>
    public LlmScheduler(SchedulerOptions options, TimeProvider time)
    {
        (_options, Time, _start) = (options, time, time.GetTimestamp());
        _timer = time.CreateTimer(static scheduler => ((LlmScheduler)scheduler!).OnTimer(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    internal TimeProvider Time { get; }

    private long Now => Time.GetElapsedTime(_start).Ticks;

    /// <summary>Takes a call into the queue.</summary>
    /// <returns>Its place, or why there is none.</returns>
    public LlmAdmission Admit(LlmTicketRequest request)
    {
        lock (_lock)
        {
            KeyQueue key = Key(request.Route.Key);
            KeyClient client = key.Client(Client(request.Client));
            LlmTicket ticket = MakeTicket(request, client, key.Lane(request.Route.Model));
            if (Refusal(ticket, key) is { } refusal)
            {
                client.Account.Totals.Refused++;
                return new(refusal);
            }

            key.Add(ticket, ticket.SubmittedAt);
            Pump(key, ticket.SubmittedAt);
            return new(ticket);
        }
    }

    /// <summary>Takes a call into the queue.</summary>
    /// <exception cref="AgentOSException">It was refused: one of <see cref="SchedulingErrors"/> or <see cref="BudgetErrors"/>.</exception>
    public LlmTicket Submit(LlmTicketRequest request)
    {
        LlmAdmission admission = Admit(request);
        return admission.Ticket ?? throw admission.Refusal!.ToException();
    }

    /// <summary>Stops looking at the clock. What waits stays waiting.</summary>
    public void Dispose() => _timer.Dispose();

    internal void Cancel(LlmTicket ticket)
    {
        lock (_lock)
        {
            if (ticket.State != TicketState.Waiting)
                return;
            KeyQueue key = ticket.Lane.Key;
            long now = Now;
            key.Remove(ticket, now);
            ticket.Owner.Account.Budget.Settle(ticket.Budget, default, Time.GetUtcNow());
            ticket.Withdraw();
            Sweep(ticket.Owner.Account);
            Pump(key, now);
        }
    }

    internal QueuePosition Position(LlmTicket ticket)
    {
        lock (_lock)
            return ticket.State == TicketState.Waiting ? WaitEstimate.Of(ticket, Now) : default;
    }

    private LlmTicket MakeTicket(LlmTicketRequest request, KeyClient client, Lane lane)
    {
        long now = Now;
        int usual = client.Account.Outputs.Value;
        int most = request.MaxOutputTokens ?? usual;
        int expected = Math.Min(most, usual);
        decimal money = _prices.Find(request.Route.Model)?.Of(request.InputTokens, 0, most) ?? 0;
        return new(this, request, client, lane)
        {
            Sequence = ++_sequence,
            SubmittedAt = now,
            DueAt = request.Deadline is { } deadline ? now + deadline.Ticks : long.MaxValue,
            ExpectedOutput = expected,
            Cost = (_options.InputWeight * request.InputTokens) + (_options.OutputWeight * expected),
            RateTokens = request.InputTokens + most,
            Budget = new(_sequence, new(request.InputTokens + most, money, 1)),
        };
    }

    private void Pump(KeyQueue key, long now)
    {
        key.Refresh(now);
        while (key.TakeLate(now) is { } late)
            GiveUp(late);
        while (key.TakeNext(now) is { } ticket)
            Send(ticket, now);
        key.WakeForQueues(now);
        if (key.WakeAt < _timerAt)
            SetTimer(key.WakeAt, now);
    }

    private static void Send(LlmTicket ticket, long now)
    {
        ticket.Lease.Begin(now);
        ticket.Owner.CountInFlight(1, now);
        ticket.Owner.UseReservations(now, ticket.RateTokens);
        ticket.Owner.Account.Totals.Waited += now - ticket.SubmittedAt;
        ticket.Send();
    }

    private void GiveUp(LlmTicket late)
    {
        ClientAccount client = late.Owner.Account;
        client.Budget.Settle(late.Budget, default, Time.GetUtcNow());
        client.Totals.Refused++;
        Sweep(client);
        late.Refuse(new(SchedulingErrors.DeadlineExceeded, client.Id, $"it waited {late.Request.Deadline!.Value.TotalSeconds:0.#} s", null));
    }

    private void OnTimer()
    {
        lock (_lock)
        {
            _timerAt = long.MaxValue;
            long now = Now;
            foreach (KeyQueue key in _keys.Values)
                Pump(key, now);
        }
    }

    private void SetTimer(long at, long now)
    {
        _timerAt = at;
        _timer.Change(TimeSpan.FromTicks(Math.Max(0, at - now)), Timeout.InfiniteTimeSpan);
    }

    private KeyQueue Key(string name)
    {
        if (_keys.TryGetValue(name, out KeyQueue? key))
            return key;
        key = new(name, _options.DefaultLimits, _options.AgeingTurns);
        _keys.Add(name, key);
        return key;
    }

    private ClientAccount Client(LlmClientId id)
    {
        if (_clients.TryGetValue(id, out ClientAccount? client))
            return client;
        client = new(id, null, _options.DefaultClient, _options);
        _clients.Add(id, client);
        return client;
    }
}
