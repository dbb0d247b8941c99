using System.Diagnostics;
using AgentOS.Bench.Results;

namespace AgentOS.Bench.Kernel;

/// <summary>How fast sandboxed agents start, and what an idle one costs the kernel. From SPAWN to its answer: the sandbox stands and the program is executed.</summary>
internal sealed class SpawnMeasurement(BenchContext context)
{
    private const int DefaultRounds = 3;
    private const int Agents = 40, QuickAgents = 4, Callers = 4;
    private const double KibibytesPerMebibyte = 1024;

    private static readonly Target s_rate = Target.AtLeast(40), s_memory = Target.AtMost(300);

    public void Measure(Report report)
    {
        int agents = context.Options.IsQuick ? QuickAgents : Agents;
        List<double> sequential = [], parallel = [], memory = [];
        for (int round = 0; round < context.Options.Rounds(DefaultRounds); round++)
        {
            report.Progress($"spawning agents, round {round + 1}");
            using ServerProcess kernel = ServerProcess.StartKernel(context, $"spawn-{round}");
            sequential.Add(Spawn(kernel, agents, callers: 1));
            double before = kernel.ReadMemoryAtRest();
            parallel.Add(Spawn(kernel, agents, Callers));
            memory.Add((kernel.ReadMemoryAtRest() - before) * KibibytesPerMebibyte / agents);
        }

        report.Add(Row.Absolute("spawn, one after another", new("kernel", new(sequential)), Unit.PerSecond, target: null));
        report.Add(Row.Absolute($"spawn, {Callers} at once", new("kernel", new(parallel)), Unit.PerSecond, s_rate));
        report.Add(Row.Absolute("memory per idle agent", new("kernel", new(memory)), Unit.Kibibytes, s_memory));
    }

    /// <returns>Agents per second.</returns>
    internal static double Spawn(ServerProcess kernel, int agents, int callers)
    {
        long began = Stopwatch.GetTimestamp();
        Parallel.For(0, callers, new ParallelOptions { MaxDegreeOfParallelism = callers }, caller =>
        {
            using KernelCaller operating = new(kernel.Socket);
            for (int count = caller; count < agents; count += callers)
                operating.SpawnIdle();
        });
        return agents / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }
}
