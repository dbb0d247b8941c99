using AgentOS.Bench.Results;

namespace AgentOS.Bench.Store;

/// <summary>From the start of the command to <c>ready</c>: the agent by the store, cached and approved, and bare, in turn.</summary>
internal sealed class ReadyMeasurement(BenchContext context, StorePlace place)
{
    private const int DefaultRounds = 15;

    private static readonly Target s_added = Target.AtMost(0.15);

    public void Measure(Report report)
    {
        report.Progress("start to ready");
        // The first run in a session makes its file; the next ones resume it. Both are starts, so each round has a new one and then the same again.
        List<double> bare = [], created = [], resumed = [];
        _ = Time(place.Stored("warm"));
        for (int round = 0; round < context.Options.Rounds(DefaultRounds); round++)
        {
            bare.Add(Time(place.Bare));
            created.Add(Time(place.Stored($"ready-{round}")));
            resumed.Add(Time(place.Stored($"ready-{round}")));
        }

        Add(report, "start to ready, new session", created, bare);
        Add(report, "start to ready, resumed", resumed, bare);
    }

    private static void Add(Report report, string title, List<double> ours, List<double> bare)
    {
        report.Add(Row.Added(title, new("agentstore", new(ours)), new("bare", new(bare)), s_added));
        report.Add(Row.Pair(title, new("agentstore", new(ours)), new("bare", new(bare)), Comparison.Time, target: null));
    }

    private static double Time(StoreContender contender)
    {
        using PipedAgent agent = PipedAgent.Start(contender, out double seconds);
        agent.ShutDown();
        return seconds;
    }
}
