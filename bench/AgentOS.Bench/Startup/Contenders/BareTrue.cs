namespace AgentOS.Bench.Startup.Contenders;

/// <summary>What any process costs here.</summary>
internal sealed class BareTrue : IContenderSource
{
    public Contender Create(BenchContext context) => new("true, bare", new("true"));
}
