using AgentOS.Llm.Scheduling;
using AgentOS.Llm.Tests.Scheduling.Simulation;
using AgentOS.Testing;

namespace AgentOS.Llm.Tests.Scheduling;

/// <summary>A provider's limits are kept, and used up.</summary>
public sealed class LimitTests
{
    private readonly FakeTimeProvider _clock = new();

    [Theory]
    [InlineData(60, 0)]
    [InlineData(0, 6000)]
    [InlineData(120, 3000)]
    public void No_minute_has_more_than_the_limit_and_all_of_it_is_used(int requests, int tokens)
    {
        CapacityLimits limits = new() { Concurrency = 1000, RequestsPerMinute = requests, TokensPerMinute = tokens };
        using LlmScheduler scheduler = new(new() { DefaultLimits = limits }, _clock);
        Random random = new(5);
        List<(double At, int Tokens)> sent = [];
        List<LlmTicket> waiting = [];
        for (int call = 0; call < 2000; call++)
            waiting.Add(scheduler.Submit(new() { Client = new($"c{call % 7}"), Route = Scheduled.Route, InputTokens = random.Next(1, 60), MaxOutputTokens = random.Next(1, 60) }));
        for (int tick = 0; tick < 3000; tick++)
        {
            foreach (LlmTicket ticket in waiting.Where(ticket => ticket.State == TicketState.Sent).ToArray())
            {
                waiting.Remove(ticket);
                int used = ticket.Request.InputTokens + ticket.Request.MaxOutputTokens!.Value;
                sent.Add((tick / 10.0, used));
                Assert.True(ticket.TryGetLease(out LlmLease? lease));
                lease.Settle(new(ticket.Request.InputTokens, 0, ticket.Request.MaxOutputTokens.Value));
            }

            _clock.Advance(TimeSpan.FromSeconds(0.1));
        }

        // A minute and the burst's six seconds, and one call that was due.
        for (double start = 0; start < 240; start++)
        {
            var minute = sent.Where(call => call.At >= start && call.At < start + 60).ToArray();
            if (requests > 0)
                Assert.True(minute.Length <= (requests * 1.1) + 1);
            if (tokens > 0)
                Assert.True(minute.Sum(call => call.Tokens) <= (tokens * 1.1) + 120);
        }

        double share = Math.Max(requests == 0 ? 0 : sent.Count / 300.0 * 60 / requests, tokens == 0 ? 0 : sent.Sum(call => call.Tokens) / 300.0 * 60 / tokens);
        Assert.InRange(share, 0.97, 1.05);
    }

    [Fact]
    public void The_wait_for_a_limit_is_known_and_kept()
    {
        CapacityLimits limits = new() { RequestsPerMinute = 6, Burst = TimeSpan.FromSeconds(10) };
        using LlmScheduler scheduler = new(new() { DefaultLimits = limits }, _clock);
        LlmTicketRequest request = new() { Client = new("a"), Route = Scheduled.Route };
        scheduler.Submit(request);
        LlmTicket second = scheduler.Submit(request);
        Assert.Equal(new(1, TimeSpan.FromSeconds(10), WaitReason.Rate), second.Position);
        _clock.Advance(TimeSpan.FromSeconds(10) - TimeSpan.FromTicks(1));
        Assert.Equal(TicketState.Waiting, second.State);
        _clock.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(TicketState.Sent, second.State);
    }

    [Fact]
    public void A_model_that_is_full_stops_no_other()
    {
        using LlmScheduler scheduler = new(new(), _clock);
        LlmTicketRequest request = new() { Client = new("a"), Route = Scheduled.Route };
        scheduler.Configure(Scheduled.Route, new CapacityLimits { Concurrency = 1 });
        scheduler.Submit(request);
        Assert.Equal(TicketState.Waiting, scheduler.Submit(request).State);
        Assert.Equal(TicketState.Sent, scheduler.Submit(request with { Route = new("key", "other") }).State);
    }

    [Fact]
    public void A_prompt_larger_than_the_burst_is_sent_when_nothing_is_owed()
    {
        CapacityLimits limits = new() { TokensPerMinute = 600, Burst = TimeSpan.FromSeconds(6) };
        using LlmScheduler scheduler = new(new() { DefaultLimits = limits }, _clock);
        LlmTicketRequest large = new() { Client = new("a"), Route = Scheduled.Route, InputTokens = 600, MaxOutputTokens = 0 };
        Assert.Equal(TicketState.Sent, scheduler.Submit(large).State);
        LlmTicket second = scheduler.Submit(large);
        Assert.Equal(TimeSpan.FromMinutes(1), second.Position.EstimatedWait);
    }
}
