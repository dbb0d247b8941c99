using System.Diagnostics;
using System.Globalization;
using AgentOS.Bench.Processes;
using AgentOS.Bench.Results;

namespace AgentOS.Bench.Store;

/// <summary>Fifty agents at a time, each started by a command of its own: all live, all answer, and what each takes. As many bare ones do the same before.</summary>
internal sealed class CrowdMeasurement(BenchContext context, StorePlace place)
{
    private const int DefaultRounds = 10;
    private const int Agents = 50, QuickAgents = 5, Starters = 4;

    public void Measure(Report report)
    {
        int agents = context.Options.IsQuick ? QuickAgents : Agents;
        string title = string.Create(CultureInfo.InvariantCulture, $"{agents} agents");
        Crowd bare = Run(report, $"{title}, bare", agents, _ => place.Bare);
        Crowd ours = Run(report, title, agents, number => place.Stored($"crowd-{number}"));
        report.Add(Row.Pair($"{title}: all started", new("agentstore", new([ours.StartSeconds])), new("bare", new([bare.StartSeconds])), Comparison.Time, target: null));
        report.Add(Row.Pair($"{title}: all answered", new("agentstore", new(ours.RoundSeconds)), new("bare", new(bare.RoundSeconds)), Comparison.Time, target: null));
        report.Add(Row.Absolute($"{title}: memory of each", new("command", new(ours.CommandMemory)), Unit.Mebibytes, target: null));
        report.Add(Row.Absolute($"{title}: memory of each", new("command and sandbox", new(ours.TreeMemory)), Unit.Mebibytes, target: null));
        report.Add(Row.Absolute($"{title}: memory of each", new("bare", new(bare.TreeMemory)), Unit.Mebibytes, target: null));
    }

    private Crowd Run(Report report, string title, int agents, Func<int, StoreContender> contender)
    {
        report.Progress(title);
        PipedAgent?[] live = new PipedAgent?[agents];
        try
        {
            long began = Stopwatch.GetTimestamp();
            Parallel.For(0, agents, new ParallelOptions { MaxDegreeOfParallelism = Starters }, number => live[number] = PipedAgent.Start(contender(number), out _));
            double start = Stopwatch.GetElapsedTime(began).TotalSeconds;
            List<double> rounds = [.. Enumerable.Range(0, context.Options.Rounds(DefaultRounds)).Select(_ => AskAll(live!))];
            if (live.Count(agent => agent!.IsAlive) is var alive && alive != agents)
                report.Fail($"{title}: {alive} are alive");
            Crowd crowd = new(
                start, rounds, [.. live.Select(agent => new ProcessTree(agent!.ProcessId).SharedMemory)], [.. live.Select(agent => ProcessTree.Of(agent!.ProcessId).Sum(process => process.SharedMemory))]);
            Array.ForEach(live, agent => agent!.ShutDown());
            return crowd;
        }
        finally
        {
            Array.ForEach(live, agent => agent?.Dispose());
        }
    }

    // Everybody is asked before anybody is waited for.
    private static double AskAll(PipedAgent[] agents)
    {
        long began = Stopwatch.GetTimestamp();
        Array.ForEach(agents, agent => agent.Send());
        Array.ForEach(agents, agent => agent.Receive());
        return Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private sealed record Crowd(double StartSeconds, IReadOnlyList<double> RoundSeconds, IReadOnlyList<double> CommandMemory, IReadOnlyList<double> TreeMemory);
}
