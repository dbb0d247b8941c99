using AgentOS.Bench.Results;

namespace AgentOS.Bench.Llm;

/// <summary>How many requests a second a gateway carries at most.</summary>
internal sealed class ThroughputMeasurement(BenchContext context, LoadGenerator load)
{
    private const int DefaultRounds = 3, Connections = 64;

    private static readonly Target s_ratio = Target.AtLeast(5);

    private int Seconds => context.Options.IsQuick ? 1 : 3;

    public void Measure(Report report, LlmEnd ours, LlmEnd other)
    {
        report.Progress("throughput");
        int rounds = context.Options.Rounds(DefaultRounds);
        (double[] mine, double[] theirs) = (new double[rounds], new double[rounds]);
        for (int round = 0; round < rounds; round++)
            (mine[round], theirs[round]) = (load.Closed(ours, Connections, Seconds).Each, load.Closed(other, Connections, Seconds).Each);
        report.Add(Row.Pair($"requests of {Connections} connections", new(ours.Name, new(mine)), new(other.Name, new(theirs)), Comparison.Speed, s_ratio) with { SeriesUnit = Unit.Rate });
    }
}
