using AgentOS.Llm.Scheduling;
using AgentOS.Llm.Tests.Scheduling.Simulation;
using AgentOS.Testing;

namespace AgentOS.Llm.Tests.Scheduling;

/// <summary>Ways to get more than one's share, each with a control that shows that the way would lead somewhere.</summary>
public sealed class CheatTests
{
    private const int Slots = 4;

    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public void A_sleeper_gains_no_credit() => Assert.InRange(ServiceAfterSleep(burst: 0), 0.8, 1.2);

    [Fact]
    public void A_sleeper_gains_as_much_credit_as_it_was_given() => Assert.True(ServiceAfterSleep(burst: 100_000) > 2);

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(50)]
    public void A_spawner_gains_no_share(int children) => Assert.InRange(ServiceWithChildren(children, areSpawned: true), 0.85, 1.15);

    [Fact]
    public void Clients_nobody_spawned_gain_theirs() => Assert.InRange(ServiceWithChildren(5, areSpawned: false), 5, 7);

    [Fact]
    public void A_grandchild_shares_the_share_of_a_child()
    {
        SimulatedClient grandparent = new("grandparent") { IsAwake = _ => false }, child = Busy("child"), other = Busy("other"), grandchild = Busy("grandchild");
        using Scheduled fair = new(Slots, _clock);
        fair.Register(grandparent);
        fair.Register(child, grandparent);
        fair.Register(other, grandparent);
        fair.Register(grandchild, child);
        new SimulatedProvider(fair, _clock, 1, child, other, grandchild).Run(calls: 4000);
        Assert.InRange((child.Service + grandchild.Service) / other.Service, 0.9, 1.1);
        Assert.InRange(child.Service / grandchild.Service, 0.9, 1.1);
    }

    [Fact]
    public void Who_cancels_pays_for_what_it_used()
    {
        SimulatedClient canceller = new("canceller") { CancelsAt = 0.5, Depth = 8 }, patient = new("patient") { Depth = 8 };
        using Scheduled fair = new(Slots, _clock);
        new SimulatedProvider(fair, _clock, 1, canceller, patient).Run(calls: 4000);

        // Service counts what was really used: equal shares of it, and more calls because each is cheaper.
        Assert.InRange(canceller.Service / patient.Service, 0.95, 1.05);
        Assert.True(canceller.Calls > patient.Calls * 1.2);
    }

    [Fact]
    public void What_a_canceller_did_not_use_is_given_back()
    {
        using LlmScheduler scheduler = new(new(), _clock);
        LlmTicket ticket = scheduler.Submit(new() { Client = new("a"), Route = Scheduled.Route, InputTokens = 100, MaxOutputTokens = 1000 });
        Assert.True(ticket.TryGetLease(out LlmLease? lease));
        lease.Streamed(30);
        Assert.Equal(new LlmUsage(100, 0, 30), lease.Cancel().Usage);
        Assert.Equal(new LlmUsage(100, 0, 30), scheduler.Snapshot().Clients[0].Usage);
    }

    [Fact]
    public void A_ticket_that_was_cancelled_in_the_queue_costs_nothing()
    {
        using LlmScheduler scheduler = new(new() { DefaultLimits = new() { Concurrency = 1 } }, _clock);
        LlmTicketRequest request = new() { Client = new("a"), Route = Scheduled.Route, InputTokens = 100 };
        LlmTicket first = scheduler.Submit(request), second = scheduler.Submit(request), third = scheduler.Submit(request);
        second.Cancel();
        Assert.True(first.TryGetLease(out LlmLease? lease));
        lease.Settle(new(100, 0, 1));
        Assert.Equal(TicketState.Cancelled, second.State);
        Assert.True(third.TryGetLease(out _));
        Assert.Equal(1, scheduler.Snapshot().Clients[0].Calls);
    }

    [Fact]
    public void A_model_of_its_own_gains_no_share_of_the_key()
    {
        // One client asks one model, another asks two: they use the same key, whose slots are what there is too little of.
        using LlmScheduler scheduler = new(new() { DefaultLimits = new() { Concurrency = 2 } }, _clock);
        LlmClientId one = new("one"), two = new("two");
        Dictionary<LlmClientId, int> sent = new() { [one] = 0, [two] = 0 };
        List<LlmTicket> tickets = [];
        for (int call = 0; call < 400; call++)
        {
            tickets.Add(Ask(one, "m1"));
            tickets.Add(Ask(two, "m1"));
            tickets.Add(Ask(two, "m2"));
        }

        for (int call = 0; call < 300; call++)
        {
            LlmTicket ticket = tickets.First(ticket => ticket.State == TicketState.Sent);
            sent[ticket.Request.Client]++;
            Assert.True(ticket.TryGetLease(out LlmLease? lease));
            lease.Settle(new(10, 0, 10));
        }

        Assert.InRange(sent[one], 145, 155);

        LlmTicket Ask(LlmClientId client, string model) =>
            scheduler.Submit(new() { Client = client, Route = new("key", model), InputTokens = 10, MaxOutputTokens = 10 });
    }

    private static SimulatedClient Busy(string name) => new(name) { Depth = 8 };

    private double ServiceAfterSleep(long burst)
    {
        const double Woken = 1000;
        SimulatedClient worker = Busy("worker"), sleeper = new("sleeper") { Depth = 8, IsAwake = now => now > Woken };
        using Scheduled fair = new(Slots, _clock);
        fair.Scheduler.Register(sleeper.Id, settings: new() { BurstTokens = burst });
        SimulatedProvider provider = new(fair, _clock, 1, worker, sleeper);
        provider.Run(int.MaxValue, Woken);
        double before = worker.Service;
        provider.Run(provider.Calls + 200);
        return sleeper.Service / (worker.Service - before);
    }

    /// <returns>What a client with its children got, for each unit another got alone.</returns>
    private double ServiceWithChildren(int children, bool areSpawned)
    {
        SimulatedClient spawner = Busy("spawner"), alone = Busy("alone");
        SimulatedClient[] spawned = [.. Enumerable.Range(0, children).Select(index => Busy($"child{index}"))];
        using Scheduled fair = new(Slots, _clock);
        fair.Register(spawner);
        foreach (SimulatedClient child in spawned)
            fair.Register(child, areSpawned ? spawner : null);
        new SimulatedProvider(fair, _clock, 1, [spawner, alone, .. spawned]).Run(calls: 3000);
        return (spawner.Service + spawned.Sum(child => child.Service)) / alone.Service;
    }
}
