using AgentOS.Bench.Kernel.Callers;
using AgentOS.Bench.Results;

namespace AgentOS.Bench.Kernel;

/// <summary>Five hundred live agents: all run, and calls are answered as before.</summary>
internal sealed class LoadMeasurement(BenchContext context)
{
    private const int Agents = 500, QuickAgents = 10, Spawners = 4, Calls = 20_000;
    private const double KibibytesPerMebibyte = 1024;

    public void Measure(Report report)
    {
        int agents = context.Options.IsQuick ? QuickAgents : Agents;
        using ServerProcess kernel = ServerProcess.StartKernel(context, "load");
        Echo before = new DotnetCaller().Measure(kernel.Socket, Calls);
        double empty = kernel.Memory;
        report.Progress($"{agents} live agents");
        double rate = SpawnMeasurement.Spawn(kernel, agents, Spawners);
        Echo after = new DotnetCaller().Measure(kernel.Socket, Calls);
        using KernelCaller caller = new(kernel.Socket);
        int running = caller.Call(KernelCaller.List, []).AsArray().Count(agent => (string)agent!["state"]! == "RUNNING");
        if (running != agents)
            report.Fail($"{running} of {agents} agents run");
        string title = $"{agents} live agents";
        report.Add(Row.Absolute($"{title}: spawn", new("kernel", new([rate])), Unit.PerSecond, target: null));
        report.Add(Row.Absolute($"{title}: memory of each", new("kernel", new([(kernel.ReadMemoryAtRest() - empty) * KibibytesPerMebibyte / agents])), Unit.Kibibytes, Target.AtMost(300)));
        report.Add(Row.Pair($"{title}: echo", new("with them", new([after.Median])), new("without", new([before.Median])), Comparison.Time, target: null));
    }
}
