using AgentOS.Kernel.Agents;

namespace AgentOS.Kernel.Tests.Agents;

public sealed class RestartHistoryTests
{
    private static readonly DateTimeOffset s_start = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Fact]
    public void Delays_double_from_one_second_to_sixty()
    {
        RestartHistory history = new(10, TimeSpan.FromHours(1));
        Assert.Equal([1, 2, 4, 8, 16, 32, 60, 60, 60, 60], Enumerable.Range(0, 10).Select(_ => history.Next(s_start)!.Value.TotalSeconds));
        Assert.Null(history.Next(s_start));
        Assert.Equal(10, history.Count);
    }

    [Fact]
    public void What_happened_before_the_window_does_not_count()
    {
        RestartHistory history = new(2, TimeSpan.FromSeconds(300));
        Assert.Equal(TimeSpan.FromSeconds(1), history.Next(s_start));
        Assert.Equal(TimeSpan.FromSeconds(2), history.Next(s_start));
        Assert.Null(history.Next(s_start.AddSeconds(299)));
        Assert.Equal(TimeSpan.FromSeconds(1), history.Next(s_start.AddSeconds(300)));
    }

    [Fact]
    public void No_restarts_allowed_means_none() => Assert.Null(new RestartHistory(0, TimeSpan.FromSeconds(1)).Next(s_start));

    [Fact]
    public void No_window_ever_holds_more_restarts_than_allowed()
    {
        Random random = new(20261121);
        for (int round = 0; round < 200; round++)
        {
            int most = random.Next(6);
            TimeSpan window = TimeSpan.FromSeconds(1 + random.Next(100));
            RestartHistory history = new(most, window);
            List<DateTimeOffset> restarts = [];
            DateTimeOffset now = s_start;
            for (int step = 0; step < 100; step++)
            {
                now = now.AddSeconds(random.Next(40));
                int recent = restarts.Count(at => now - at < window);
                TimeSpan? delay = history.Next(now);
                Assert.Equal(recent < most, delay is not null);
                if (delay is not null)
                    restarts.Add(now);
            }
        }
    }
}
