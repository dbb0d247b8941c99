using System.Diagnostics;
using AgentOS.Bench.Results;

namespace AgentOS.Bench.Store;

/// <summary>A question and its answer: through the store, and over bare pipes to the same agent, in turn. Both agents live all the while.</summary>
internal sealed class RoundTripMeasurement(BenchContext context, StorePlace place)
{
    private const int DefaultRounds = 9;
    private const int Questions = 500, QuickQuestions = 50;
    private const double High = 0.99;

    private static readonly Target s_added = Target.AtMost(1e-3);

    public void Measure(Report report)
    {
        report.Progress("round trips");
        using PipedAgent bare = PipedAgent.Start(place.Bare, out _), stored = PipedAgent.Start(place.Stored("round-trips"), out _);
        int questions = context.Options.IsQuick ? QuickQuestions : Questions;
        _ = (Ask(bare, questions), Ask(stored, questions));
        List<double[]> ours = [], limit = [];
        for (int round = 0; round < context.Options.Rounds(DefaultRounds); round++)
        {
            limit.Add(Ask(bare, questions));
            ours.Add(Ask(stored, questions));
        }

        Add(report, "question to answer, median", ours, limit, 0.5, s_added);
        Add(report, "question to answer, p99", ours, limit, High, target: null);
        stored.ShutDown();
        bare.ShutDown();
    }

    private static void Add(Report report, string title, List<double[]> ours, List<double[]> limit, double quantile, Target? target)
    {
        Series Of(string subject, List<double[]> rounds) => new(subject, new([.. rounds.Select(round => round[(int)(quantile * (round.Length - 1))])]));
        report.Add(Row.Added(title, Of("agentstore", ours), Of("bare", limit), target));
        report.Add(Row.Pair(title, Of("agentstore", ours), Of("bare", limit), Comparison.Time, target: null));
    }

    /// <returns>Seconds of each, sorted.</returns>
    private static double[] Ask(PipedAgent agent, int questions)
    {
        double[] seconds = new double[questions];
        for (int question = 0; question < questions; question++)
        {
            long began = Stopwatch.GetTimestamp();
            agent.Ask();
            seconds[question] = Stopwatch.GetElapsedTime(began).TotalSeconds;
        }

        Array.Sort(seconds);
        return seconds;
    }
}
