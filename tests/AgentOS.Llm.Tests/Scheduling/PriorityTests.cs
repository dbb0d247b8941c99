using AgentOS.Llm.Scheduling;
using AgentOS.Llm.Tests.Scheduling.Simulation;
using AgentOS.Testing;

namespace AgentOS.Llm.Tests.Scheduling;

public sealed class PriorityTests
{
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public void A_higher_band_goes_first()
    {
        (SimulatedClient high, SimulatedClient low) = Compete(new() { AgeingTurns = 16 });
        Assert.True(high.Calls > 10 * low.Calls);
    }

    [Fact]
    public void A_lower_band_does_not_starve()
    {
        (SimulatedClient high, SimulatedClient low) = Compete(new() { AgeingTurns = 16 });
        Assert.InRange(low.Calls, (high.Calls / 16) - 3, (high.Calls / 16) + 3);
    }

    [Fact]
    public void A_lower_band_would_starve_without_ageing()
    {
        (_, SimulatedClient low) = Compete(new() { AgeingTurns = int.MaxValue });
        Assert.Equal(0, low.Calls);
    }

    [Fact]
    public void A_guarantee_is_honoured_against_any_weight_and_band()
    {
        // 2 slots give some 12,000 tokens of answers a minute; a fortieth of the weight would be some hundreds of tokens. The last call is not over: 2 % less.
        Assert.InRange(TokensAMinute(reserved: 3000), 2940, 4500);
    }

    [Fact]
    public void Without_the_guarantee_it_would_get_less() => Assert.InRange(TokensAMinute(reserved: 0), 0, 1500);

    [Fact]
    public void Guarantees_that_are_more_than_the_key_allows_are_refused()
    {
        using LlmScheduler scheduler = new(new(), _clock);
        scheduler.Configure("key", new CapacityLimits { TokensPerMinute = 1000 });
        scheduler.Register(new("a"), settings: new() { ReservedTokensPerMinute = 600 });
        var failure = Assert.Throws<AgentOS.Errors.AgentOSException>(() => scheduler.Register(new("b"), settings: new() { ReservedTokensPerMinute = 600 }));
        Assert.Equal(SchedulingErrors.ReservationTooLarge, failure.Definition);
    }

    private (SimulatedClient High, SimulatedClient Low) Compete(SchedulerOptions options)
    {
        SimulatedClient high = new("high") { Depth = 8, Priority = LlmPriority.High }, low = new("low") { Depth = 8, Priority = LlmPriority.Low };
        using Scheduled fair = new(4, _clock, options);
        new SimulatedProvider(fair, _clock, 1, high, low).Run(calls: 2000);
        return (high, low);
    }

    private double TokensAMinute(long reserved)
    {
        SimulatedClient guaranteed = new("guaranteed") { Depth = 4, Priority = LlmPriority.Low };
        SimulatedClient[] crowd = [.. Enumerable.Range(0, 20).Select(index => new SimulatedClient($"c{index}", 2) { Depth = 4, Priority = LlmPriority.High })];
        using Scheduled fair = new(2, _clock);
        fair.Scheduler.Register(guaranteed.Id, settings: new() { ReservedTokensPerMinute = reserved });
        foreach (SimulatedClient client in crowd)
            fair.Register(client);
        SimulatedProvider provider = new(fair, _clock, 1, [guaranteed, .. crowd]);
        provider.Run(int.MaxValue, seconds: 3600);
        return fair.Scheduler.Snapshot().Clients.Single(client => client.Client == "guaranteed").Usage.Total / 60.0;
    }
}
