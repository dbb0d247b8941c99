using AgentOS.Bench.Kernel.Callers;
using AgentOS.Bench.Results;

namespace AgentOS.Bench.Kernel;

/// <summary>NOOP from three languages, the bare echo and the kernel in turn.</summary>
internal sealed class EchoMeasurement(BenchContext context)
{
    private const int DefaultRounds = 7;
    private const int Calls = 20_000, QuickCalls = 1000;

    private static readonly Target s_roundTrip = Target.AtMost(30e-6), s_pipelined = Target.AtLeast(300_000);

    public void Measure(Report report)
    {
        using ServerProcess bare = ServerProcess.StartBareEcho(context), kernel = ServerProcess.StartKernel(context, "echo");
        foreach (IEchoCaller caller in Callers())
        {
            report.Progress($"echo from {caller.Name}");
            Echo[] ours = new Echo[context.Options.Rounds(DefaultRounds)], limit = new Echo[ours.Length];
            int calls = context.Options.IsQuick ? QuickCalls : Calls;
            for (int round = 0; round < ours.Length; round++)
            {
                limit[round] = caller.Measure(bare.Socket, calls);
                ours[round] = caller.Measure(kernel.Socket, calls);
            }

            Add(report, caller.Name, ours, limit);
        }
    }

    private static void Add(Report report, string caller, Echo[] ours, Echo[] limit)
    {
        Series Of(string subject, Echo[] rounds, Func<Echo, double> value) => new(subject, new([.. rounds.Select(value)]));
        report.Add(Row.Absolute($"echo from {caller}, median", Of("kernel", ours, echo => echo.Median), Unit.Seconds, s_roundTrip));
        report.Add(Row.Pair($"echo from {caller}, median", Of("kernel", ours, echo => echo.Median), Of("bare echo", limit, echo => echo.Median), Comparison.Time, target: null));
        report.Add(Row.Absolute($"echo from {caller}, p99", Of("kernel", ours, echo => echo.Percentile99), Unit.Seconds, target: null));
        report.Add(Row.Absolute($"pipelined from {caller}", Of("kernel", ours, echo => 1 / echo.Pipelined), Unit.PerSecond, s_pipelined));
        report.Add(Row.Pair(
            $"pipelined from {caller}", Of("kernel", ours, echo => echo.Pipelined), Of("bare echo", limit, echo => echo.Pipelined), Comparison.Speed, target: null) with { SeriesUnit = Unit.Rate });
    }

    private IEchoCaller[] Callers()
    {
        string Script(string name) => Path.Combine(context.Workspace.Root, "bench", "callers", name);
        return
        [
            new DotnetCaller(),
            new ScriptCaller("Python", context.Debian.Program("python3", "python3-minimal"), Script("echo.py")),
            new ScriptCaller("Node", context.Debian.Program("node", "nodejs", "libnode108"), Script("echo.mjs")),
        ];
    }
}
