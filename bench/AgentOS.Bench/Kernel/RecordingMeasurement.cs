using AgentOS.Bench.Kernel.Callers;
using AgentOS.Bench.Results;

namespace AgentOS.Bench.Kernel;

/// <summary>What recording costs the calls that are recorded.</summary>
internal sealed class RecordingMeasurement(BenchContext context)
{
    private const int DefaultRounds = 7;
    private const int Calls = 20_000, QuickCalls = 1000;

    public void Measure(Report report)
    {
        report.Progress("recording");
        using ServerProcess kernel = ServerProcess.StartKernel(context, "recording");
        using KernelCaller caller = new(kernel.Socket);
        DotnetCaller echo = new();
        List<double> on = [], off = [];
        for (int round = 0; round < context.Options.Rounds(DefaultRounds); round++)
        {
            off.Add(echo.Measure(kernel.Socket, context.Options.IsQuick ? QuickCalls : Calls).Median);
            caller.Call(KernelCaller.RecordStart, []);
            on.Add(echo.Measure(kernel.Socket, context.Options.IsQuick ? QuickCalls : Calls).Median);
            caller.Call(KernelCaller.RecordStop, []);
        }

        report.Add(Row.Pair("echo while recording", new("recording", new(on)), new("not", new(off)), Comparison.Time, Target.AtMost(1.10)));
    }
}
