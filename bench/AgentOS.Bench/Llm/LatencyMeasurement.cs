using System.Globalization;
using AgentOS.Bench.Results;

namespace AgentOS.Bench.Llm;

/// <summary>What a gateway adds to an answer's time at fixed rates.</summary>
internal sealed class LatencyMeasurement(BenchContext context, LoadGenerator load, LlmEnd direct)
{
    private const int DefaultRounds = 3;
    private const int PromisedRate = 1000;

    private static readonly int[] s_rates = [100, PromisedRate, 5000];
    private static readonly Target s_median = Target.AtMost(0.5e-3), s_percentile99 = Target.AtMost(3e-3);

    private int Seconds => context.Options.IsQuick ? 1 : 3;

    /// <summary>Measures gateways by turns.</summary>
    /// <param name="report">Takes the rows.</param>
    /// <param name="ends">The first is ours, which the promises are about.</param>
    public void Measure(Report report, IReadOnlyList<LlmEnd> ends)
    {
        foreach (int rate in s_rates)
        {
            report.Progress($"{rate} requests a second");
            int rounds = context.Options.Rounds(DefaultRounds);
            LoadResult[][] through = [.. ends.Select(_ => new LoadResult[rounds])];
            LoadResult[] bare = new LoadResult[rounds];
            for (int round = 0; round < rounds; round++)
            {
                bare[round] = load.Open(direct, rate, Seconds);
                for (int end = 0; end < ends.Count; end++)
                    through[end][round] = load.Open(ends[end], rate, Seconds);
            }

            for (int end = 0; end < ends.Count; end++)
                Add(report, ends[end], rate, through[end], bare, isPromised: end == 0 && rate == PromisedRate);
        }
    }

    private static void Add(Report report, LlmEnd end, int rate, LoadResult[] through, LoadResult[] bare, bool isPromised)
    {
        string title = string.Create(CultureInfo.InvariantCulture, $"{rate:#,0} requests a second, added");
        if (through.Sum(result => result.Failures) is > 0 and { } failures)
            report.Note(string.Create(CultureInfo.InvariantCulture, $"{end.Name}, {rate:#,0} requests a second: {failures} of {failures + through.Sum(result => result.Answers)} were not answered."));
        report.Add(Row.Absolute($"{title}: median", Added(end, through, bare, result => result.Median), Unit.Seconds, isPromised ? s_median : null));
        report.Add(Row.Absolute($"{title}: p99", Added(end, through, bare, result => result.Percentile99), Unit.Seconds, isPromised ? s_percentile99 : null));
    }

    private static Series Added(LlmEnd end, LoadResult[] through, LoadResult[] bare, Func<LoadResult, double> value) =>
        new(end.Name, new([.. through.Zip(bare, (mine, direct) => value(mine) - value(direct))]));
}
