using AgentOS.Llm.Tests.Scheduling.Simulation;
using AgentOS.Testing;

namespace AgentOS.Llm.Tests.Scheduling;

/// <summary>docs/llm-scheduling.md, "The bound", held against a simulated provider. Seeds are fixed: a failure repeats.</summary>
public sealed class FairnessTests
{
    public static TheoryData<int, int, int> Crowds
    {
        get
        {
            TheoryData<int, int, int> crowds = [];
            foreach (int clients in (int[])[2, 10, 100])
            {
                foreach (int slots in (int[])[1, 4, 16])
                {
                    for (int seed = 1; seed <= 2; seed++)
                        crowds.Add(clients, slots, seed);
                }
            }

            return crowds;
        }
    }

    [Theory]
    [MemberData(nameof(Crowds))]
    public void Backlogged_clients_of_random_lengths_and_weights_stay_within_the_bound(int count, int slots, int seed)
    {
        FakeTimeProvider clock = new();
        SimulatedClient[] clients = Crowd(count, slots, seed);
        using Scheduled fair = new(slots, clock);
        foreach (SimulatedClient client in clients)
            fair.Register(client);
        SimulatedProvider provider = Run(fair, clock, seed, clients);
        Assert.True(provider.LargestGap <= slots, $"the gap was {provider.LargestGap:0.00} times what one call of each costs; {slots} are allowed");
        Assert.All(clients, client => Assert.True(client.Calls > 0));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(10)]
    [InlineData(100)]
    public void The_same_crowd_breaks_the_bound_when_the_first_that_comes_is_served_first(int count)
    {
        const int Slots = 4;
        FakeTimeProvider clock = new();
        SimulatedClient[] clients = Crowd(count, Slots, seed: 1);
        using FirstComeFirstServed unfair = new(Slots);
        SimulatedProvider provider = Run(unfair, clock, seed: 1, clients);
        Assert.True(provider.LargestGap > 2 * Slots, $"the gap was {provider.LargestGap:0.00}: the test above could not fail");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void The_bound_holds_when_nobody_says_how_long_an_answer_may_be(int seed)
    {
        const int Slots = 4;
        FakeTimeProvider clock = new();
        SimulatedClient[] clients = [.. Enumerable.Range(0, 10).Select(index => new SimulatedClient($"c{index}", 1 + (index % 3))
        {
            Depth = Slots + 1 + index,
            MostInput = 200,
            MostOutput = 1024 << (index % 3),
            SaysMaximum = false,
        })];
        using Scheduled fair = new(Slots, clock);
        foreach (SimulatedClient client in clients)
            fair.Register(client);
        SimulatedProvider provider = Run(fair, clock, seed, clients);
        Assert.True(provider.LargestGap <= Slots, $"the gap was {provider.LargestGap:0.00}");
    }

    [Fact]
    public void Service_is_as_weights_are()
    {
        FakeTimeProvider clock = new();
        SimulatedClient light = new("light", 1), heavy = new("heavy", 3);
        using Scheduled fair = new(2, clock);
        fair.Register(light);
        fair.Register(heavy);
        Run(fair, clock, 7, [light, heavy], calls: 4000);
        Assert.InRange(heavy.Service / light.Service, 2.9, 3.1);
    }

    [Fact]
    public void A_slot_is_never_idle_while_anybody_waits()
    {
        FakeTimeProvider clock = new();
        SimulatedClient one = new("one") { Depth = 9 };
        using Scheduled fair = new(8, clock);
        fair.Register(one);
        int least = int.MaxValue;
        SimulatedProvider provider = new(fair, clock, 3, one)
        {
            AfterCall = _ => least = Math.Min(least, fair.Scheduler.Snapshot().Keys[0].InFlight),
        };
        provider.Run(calls: 500);
        Assert.Equal(8, least);
    }

    private static SimulatedClient[] Crowd(int count, int slots, int seed)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, count).Select(index => new SimulatedClient($"c{index}", random.Next(1, 9))
        {
            Depth = slots + 1 + (index % 5 * 3),
            MostInput = random.Next(10, 2000),
            MostOutput = random.Next(10, 1000),
        })];
    }

    private static SimulatedProvider Run(IDiscipline discipline, FakeTimeProvider clock, int seed, SimulatedClient[] clients, int calls = 0)
    {
        SimulatedProvider? provider = null;
        provider = new(discipline, clock, seed, clients) { AfterCall = served => provider!.Compare(served) };
        provider.Run(calls > 0 ? calls : Math.Max(2000, 60 * clients.Length));
        return provider;
    }
}
