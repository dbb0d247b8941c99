using AgentOS.Bench.Results;

namespace AgentOS.Bench.Sdk;

internal sealed class SdkSuite(BenchContext context) : ISuite
{
    public string Name => "sdk";

    public void Measure(Report report) => report.Note($"{context.Options.Suite}: sdk comes later");
}
