namespace AgentOS.Bench.Startup.Contenders;

/// <summary>The least the program can do.</summary>
internal sealed class AgentOSVersion : IContenderSource
{
    public Contender Create(BenchContext context) => new("agentos version", new(context.Program.Value, "version"));
}
