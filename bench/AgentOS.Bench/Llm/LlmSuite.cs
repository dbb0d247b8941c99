using AgentOS.Bench.Results;
using AgentOS.Bench.Sources;

namespace AgentOS.Bench.Llm;

/// <summary><c>bench/run llm</c>: what the gateway adds, carries and needs, beside npm's <c>@portkey-ai/gateway</c>, and what the scheduler's decisions cost.</summary>
internal sealed class LlmSuite(BenchContext context) : ISuite
{
    // Twelve seconds: all of 5,000 streams, which begin in five, are open together for seven.
    private const int Events = 12, QuickEvents = 2;

    // Until the runtime has compiled what is called often once more.
    private const int WarmupConnections = 64, WarmupSeconds = 6;

    public string Name => "llm";

    public void Measure(Report report)
    {
        LoadGenerator load = new(context);
        using (GatewayPlaces places = new(context, context.Options.IsQuick ? QuickEvents : Events))
        {
            LlmEnd[] ends = [places.Ours, .. Others(places, report)];
            report.Progress("warming up");
            foreach (LlmEnd end in ends)
                _ = load.Closed(end, WarmupConnections, WarmupSeconds);
            new LatencyMeasurement(context, load, places.Direct).Measure(report, ends);
            foreach (LlmEnd other in ends[1..])
                new ThroughputMeasurement(context, load).Measure(report, places.Ours, other);
            new StreamMeasurement(context, load, places).Measure(report);
        }

        new DecisionMeasurement(context).Measure(report);
    }

    private static IEnumerable<LlmEnd> Others(GatewayPlaces places, Report report)
    {
        try
        {
            return [places.StartPortkey()];
        }
        catch (UnavailableException cause)
        {
            report.Note($"Portkey's gateway: {cause.Message}");
            return [];
        }
    }
}
