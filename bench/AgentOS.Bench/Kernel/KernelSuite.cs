using AgentOS.Bench.Results;

namespace AgentOS.Bench.Kernel;

/// <summary><c>bench/run kernel</c>: calls, agents, messages and recording of <c>agentos kernel</c>.</summary>
internal sealed class KernelSuite(BenchContext context) : ISuite
{
    public string Name => "kernel";

    public void Measure(Report report)
    {
        new EchoMeasurement(context).Measure(report);
        new SpawnMeasurement(context).Measure(report);
        Attempt(report, "messages", new MessageMeasurement(context).Measure);
        Attempt(report, "recording", new RecordingMeasurement(context).Measure);
        if (context.Options.WithLoad)
            new LoadMeasurement(context).Measure(report);
    }

    private static void Attempt(Report report, string what, Action<Report> measure)
    {
        try
        {
            measure(report);
        }
        catch (CallFailedException cause)
        {
            report.Fail($"{what}: {cause.Message}");
        }
    }
}
