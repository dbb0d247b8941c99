using AgentOS.Bench.Results;

namespace AgentOS.Bench.Store;

/// <summary><c>bench/run store</c>: what <c>agentstore run --agent-read</c> costs beside the same agent on bare pipes.</summary>
internal sealed class StoreSuite(BenchContext context) : ISuite
{
    public string Name => "store";

    public void Measure(Report report)
    {
        using StorePlace place = new(context);
        new ReadyMeasurement(context, place).Measure(report);
        new RoundTripMeasurement(context, place).Measure(report);
        new CrowdMeasurement(context, place).Measure(report);
    }
}
