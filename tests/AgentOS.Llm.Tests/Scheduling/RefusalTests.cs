using AgentOS.Llm.Scheduling;
using AgentOS.Llm.Tests.Scheduling.Simulation;
using AgentOS.Testing;

namespace AgentOS.Llm.Tests.Scheduling;

/// <summary>What the provider's 429 does, and to whom.</summary>
public sealed class RefusalTests : IDisposable
{
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(10);

    private readonly FakeTimeProvider _clock = new();
    private readonly LlmScheduler _scheduler;

    public RefusalTests() => _scheduler = new(new() { DefaultLimits = new() { Concurrency = 4 } }, _clock);

    public void Dispose() => _scheduler.Dispose();

    [Fact]
    public void A_refusal_of_one_client_makes_that_one_wait_and_no_other()
    {
        LlmTicket refused = Ask("a");
        Assert.True(Lease(refused).Refused(s_pause));
        Assert.Equal(WaitReason.ClientPause, refused.Position.Reason);
        for (int call = 0; call < 100; call++)
            Lease(Ask("b")).Settle(new(10, 0, 10));
        Assert.Equal(TicketState.Waiting, refused.State);
        Assert.Equal(4, _scheduler.Snapshot().Keys[0].Models[0].Window);
    }

    [Fact]
    public void It_is_sent_again_when_its_pause_is_over()
    {
        LlmTicket refused = Ask("a");
        Lease(refused).Refused(s_pause);
        _clock.Advance(s_pause - TimeSpan.FromTicks(1));
        Assert.Equal(TicketState.Waiting, refused.State);
        _clock.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(TicketState.Sent, refused.State);
    }

    [Fact]
    public void A_refusal_of_another_meanwhile_makes_all_wait_and_narrows_the_window()
    {
        LlmTicket[] sent = [Ask("a"), Ask("b"), Ask("c"), Ask("d")];
        Lease(sent[0]).Refused(s_pause);
        Lease(sent[1]).Refused(s_pause);
        LlmTicket third = Ask("e");
        Assert.Equal(WaitReason.ProviderPause, third.Position.Reason);
        Assert.Equal(s_pause, third.Position.EstimatedWait);
        Assert.Equal(1, _scheduler.Snapshot().Keys[0].Models[0].Window);
        Lease(sent[2]).Settle(new(10, 0, 10));
        Lease(sent[3]).Settle(new(10, 0, 10));
        _clock.Advance(s_pause);
        Assert.Equal(TicketState.Sent, third.State);
    }

    [Fact]
    public void A_client_and_those_it_spawned_count_as_one()
    {
        _scheduler.Register(new("child"), new("a"));
        Lease(Ask("a")).Refused(s_pause);
        _clock.Advance(s_pause);
        Lease(Ask("child")).Refused(s_pause);
        Lease(Ask("a")).Refused(s_pause);
        Assert.Equal(TicketState.Sent, Ask("b").State);
    }

    [Fact]
    public void Other_models_of_the_key_go_on()
    {
        Lease(Ask("a")).Refused(s_pause);
        Assert.Equal(TicketState.Sent, Ask("a", "fallback").State);
    }

    [Fact]
    public void Retries_are_the_clients_own_and_end()
    {
        int retries = 0;
        LlmTicket ticket = Ask("a");
        while (Lease(ticket).Refused(TimeSpan.FromSeconds(1)))
        {
            retries++;
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(new SchedulerOptions().MostRetries, retries);
        Assert.Equal(TicketState.Done, ticket.State);

        LlmTicket other = Ask("b");
        Assert.True(Lease(other).Refused(TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public void A_refused_call_pays_nothing()
    {
        _scheduler.SetBudgets(new("a"), [new() { Tokens = 1000 }]);
        LlmTicket ticket = Ask("a");
        Lease(ticket).Refused(s_pause);
        ticket.Cancel();
        Assert.Equal(default, _scheduler.Budgets()[0].Used);
        Assert.Equal(default, _scheduler.Budgets()[0].Reserved);
        Assert.Equal(0, _scheduler.Snapshot().Clients[0].Usage.Total);
    }

    [Fact]
    public void A_client_that_is_always_refused_does_not_slow_the_others()
    {
        // The same twice: alone, and beside a client whose every call is refused.
        Assert.Equal(Served(beside: false), Served(beside: true));
    }

    private static int Served(bool beside)
    {
        FakeTimeProvider clock = new();
        using LlmScheduler scheduler = new(new() { DefaultLimits = new() { Concurrency = 4 } }, clock);
        int served = 0;
        List<LlmTicket> unlucky = [];
        for (int second = 0; second < 600; second++)
        {
            if (beside && scheduler.Admit(Request("refused")).Ticket is { } ticket)
                unlucky.Add(ticket);
            foreach (LlmTicket sent in unlucky.Where(ticket => ticket.State == TicketState.Sent))
                Lease(sent).Refused(TimeSpan.FromSeconds(1));
            for (int call = 0; call < 8; call++)
            {
                if (scheduler.Submit(Request("good")).TryGetLease(out LlmLease? lease))
                {
                    lease.Settle(new(10, 0, 10));
                    served++;
                }
            }

            clock.Advance(TimeSpan.FromSeconds(1));
        }

        return served;
    }

    private static LlmTicketRequest Request(string client, string model = "model") =>
        new() { Client = new(client), Route = Scheduled.Route with { Model = model }, InputTokens = 10, MaxOutputTokens = 10 };

    private static LlmLease Lease(LlmTicket ticket) => ticket.TryGetLease(out LlmLease? lease) ? lease : throw new InvalidOperationException($"it is {ticket.State}");

    private LlmTicket Ask(string client, string model = "model") => _scheduler.Submit(Request(client, model));
}
