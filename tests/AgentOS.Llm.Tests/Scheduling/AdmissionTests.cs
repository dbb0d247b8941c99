using AgentOS.Errors;
using AgentOS.Llm.Scheduling;
using AgentOS.Llm.Tests.Scheduling.Simulation;
using AgentOS.Testing;

namespace AgentOS.Llm.Tests.Scheduling;

/// <summary>Places in the queue: what is taken, in which order it leaves, and what is said meanwhile.</summary>
public sealed class AdmissionTests : IDisposable
{
    private readonly FakeTimeProvider _clock = new();
    private readonly LlmScheduler _scheduler;

    public AdmissionTests() => _scheduler = new(new() { DefaultLimits = new() { Concurrency = 1 }, QueueCapacity = 5 }, _clock);

    public void Dispose() => _scheduler.Dispose();

    [Fact]
    public void The_queue_is_bounded()
    {
        for (int call = 0; call < 6; call++)
            Ask("a");
        AgentOSException failure = Assert.Throws<AgentOSException>(() => Ask("b"));
        Assert.Equal(SchedulingErrors.QueueFull, failure.Definition);
    }

    [Fact]
    public void A_clients_own_queue_is_bounded_and_others_are_taken()
    {
        _scheduler.Configure(new LlmClientId("a"), new() { QueueCapacity = 2 });
        for (int call = 0; call < 3; call++)
            Ask("a");
        Assert.Equal(SchedulingErrors.QueueFull, Assert.Throws<AgentOSException>(() => Ask("a")).Definition);
        Assert.Equal(TicketState.Waiting, Ask("b").State);
    }

    [Fact]
    public void A_call_that_would_be_late_is_refused_at_once()
    {
        Know(TimeSpan.FromSeconds(20));
        Ask("a");
        LlmRefusal refusal = _scheduler.Admit(Request("b") with { Deadline = TimeSpan.FromSeconds(10) }).Refusal!;
        Assert.Equal(SchedulingErrors.WouldExceedDeadline, refusal.Error);
        Assert.Equal(TimeSpan.FromSeconds(10), refusal.RetryAfter);
        Assert.True(_scheduler.Admit(Request("b") with { Deadline = TimeSpan.FromSeconds(30) }).IsTaken);
    }

    [Fact]
    public async Task A_call_whose_deadline_passes_is_given_up()
    {
        Ask("a");
        LlmTicket ticket = _scheduler.Submit(Request("b") with { Deadline = TimeSpan.FromSeconds(10) });
        ValueTask<LlmLease> lease = ticket.WaitAsync();
        _clock.Advance(TimeSpan.FromSeconds(11));
        AgentOSException failure = await Assert.ThrowsAsync<AgentOSException>(async () => await lease);
        Assert.Equal(SchedulingErrors.DeadlineExceeded, failure.Definition);
        Assert.Equal(TicketState.Refused, ticket.State);
    }

    [Fact]
    public void Among_a_clients_calls_the_most_urgent_goes_first()
    {
        LlmTicket first = Ask("a"), whenever = Ask("a");
        LlmTicket later = _scheduler.Submit(Request("a") with { Deadline = TimeSpan.FromSeconds(60) });
        LlmTicket soon = _scheduler.Submit(Request("a") with { Deadline = TimeSpan.FromSeconds(30) });
        Assert.Equal([soon, later, whenever], Drain(first, whenever, later, soon));
    }

    [Fact]
    public void Urgency_gains_no_share()
    {
        LlmTicket first = Ask("a");
        LlmTicket urgent = _scheduler.Submit(Request("a") with { Deadline = TimeSpan.FromSeconds(30) });
        LlmTicket other = Ask("b");
        Assert.Equal([other, urgent], Drain(first, urgent, other));
    }

    [Fact]
    public async Task A_wait_ends_with_its_lease_and_with_its_cancellation()
    {
        LlmTicket first = Ask("a"), second = Ask("a"), third = Ask("a");
        using CancellationTokenSource gone = new();
        ValueTask<LlmLease> lease = second.WaitAsync(), never = third.WaitAsync(gone.Token);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await never);
        (await first.WaitAsync()).Dispose();
        Assert.Same(second, (await lease).Ticket);
    }

    [Fact]
    public async Task Positions_are_told_until_it_is_sent()
    {
        Know(TimeSpan.FromSeconds(10));
        LlmTicket first = Ask("a"), second = Ask("b"), third = Ask("b");
        Assert.Equal(new(0, default, WaitReason.None), first.Position);
        Assert.Equal(new(1, TimeSpan.FromSeconds(10), WaitReason.Slot), second.Position);
        Assert.Equal(new(2, TimeSpan.FromSeconds(20), WaitReason.Slot), third.Position);
        List<int> told = [];
        await foreach (QueuePosition position in third.WatchAsync(TimeSpan.FromSeconds(1)))
        {
            told.Add(position.Position);
            LlmTicket sent = told.Count == 1 ? first : second;
            Assert.True(sent.TryGetLease(out LlmLease? lease));
            lease.Settle(new(10, 0, 10));
            ThreadPool.QueueUserWorkItem(_ => _clock.Advance(TimeSpan.FromSeconds(1)));
        }

        Assert.Equal([2, 1], told);
    }

    [Fact]
    public void A_client_has_no_more_slots_than_it_was_given()
    {
        _scheduler.Configure("key", new CapacityLimits { Concurrency = 8 });
        _scheduler.Configure(Scheduled.Route, new CapacityLimits { Concurrency = 8 });
        _scheduler.Register(new("a"), settings: new() { Concurrency = 2 });
        _scheduler.Register(new("child"), new("a"));
        LlmTicket first = Ask("a"), second = Ask("child"), third = Ask("child");
        Assert.Equal(WaitReason.ClientSlot, third.Position.Reason);
        Assert.Equal(TicketState.Sent, Ask("b").State);
        Drain(first, second, third);
        Assert.Equal(TicketState.Done, third.State);
    }

    [Fact]
    public void Weights_and_slots_change_at_once()
    {
        LlmTicket first = Ask("a"), second = Ask("a"), third = Ask("b");
        _scheduler.Configure("key", new CapacityLimits { Concurrency = 3 });
        Assert.All([first, second, third], ticket => Assert.Equal(TicketState.Sent, ticket.State));
        Assert.Throws<AgentOSException>(() => _scheduler.Configure("key", new CapacityLimits { Concurrency = 0 }));
        Assert.Throws<AgentOSException>(() => _scheduler.Configure(new LlmClientId("a"), new() { Weight = 0 }));
    }

    [Fact]
    public void What_is_not_named_in_a_change_stays_as_it_is()
    {
        _scheduler.Register(new("a"), settings: new() { Weight = 2, Concurrency = 3 });
        _scheduler.Change(new("a"), new() { Weight = 5 });
        Assert.Equal((5, 3), (_scheduler.Snapshot().Clients[0].Settings.Weight, _scheduler.Snapshot().Clients[0].Settings.Concurrency));
        Assert.Equal(SchedulingErrors.UnknownClient, Assert.Throws<AgentOSException>(() => _scheduler.Change(new("nobody"), new())).Definition);
    }

    [Fact]
    public void A_client_stays_below_who_started_it()
    {
        _scheduler.Register(new("child"), new("a"));
        _scheduler.Register(new("child"), new("a"));
        Assert.Throws<AgentOSException>(() => _scheduler.Register(new("child")));
        Assert.Throws<AgentOSException>(() => _scheduler.Register(new("x"), new("x")));
    }

    [Fact]
    public void A_client_is_forgotten_when_its_calls_and_those_it_started_are_over()
    {
        _scheduler.Register(new("child"), new("a"));
        LlmTicket ticket = Ask("child");
        _scheduler.Forget(new("a"));
        _scheduler.Forget(new("child"));
        Assert.Equal(2, _scheduler.Snapshot().Clients.Count);
        Drain(ticket);
        Assert.Empty(_scheduler.Snapshot().Clients);
    }

    [Fact]
    public void A_client_that_comes_back_before_it_was_forgotten_stays()
    {
        LlmTicket ticket = Ask("a");
        _scheduler.Forget(new("a"));
        _scheduler.Register(new("a"));
        Drain(ticket);
        Assert.Single(_scheduler.Snapshot().Clients);
    }

    [Fact]
    public void What_waits_is_listed()
    {
        Ask("a");
        Ask("b");
        var waiting = Assert.Single(_scheduler.Queue());
        Assert.Equal(("b", "key", "model", 1), (waiting.Client, waiting.Key, waiting.Model, waiting.Position));
    }

    private static LlmTicketRequest Request(string client) => new() { Client = new(client), Route = Scheduled.Route, InputTokens = 10, MaxOutputTokens = 10 };

    private LlmTicket Ask(string client) => _scheduler.Submit(Request(client));

    // A call that took so long: now a call's duration is known.
    private void Know(TimeSpan duration)
    {
        LlmTicket ticket = Ask("before");
        _clock.Advance(duration);
        Drain(ticket);
    }

    /// <returns>In the order they were sent, without the first.</returns>
    private static List<LlmTicket> Drain(params LlmTicket[] tickets)
    {
        List<LlmTicket> sent = [];
        while (tickets.FirstOrDefault(ticket => ticket.State == TicketState.Sent) is { } ticket)
        {
            sent.Add(ticket);
            Assert.True(ticket.TryGetLease(out LlmLease? lease));
            lease.Settle(new(10, 0, 10));
        }

        return [.. sent.Skip(1)];
    }
}
