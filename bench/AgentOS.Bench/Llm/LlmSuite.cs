using AgentOS.Bench.Results;

namespace AgentOS.Bench.Llm;

/// <summary><c>bench/run llm</c>: what the scheduler's decisions cost.</summary>
internal sealed class LlmSuite(BenchContext context) : ISuite
{
    public string Name => "llm";

    public void Measure(Report report) => new DecisionMeasurement(context).Measure(report);
}
