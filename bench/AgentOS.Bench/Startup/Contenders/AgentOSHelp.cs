using AgentOS.Bench.Results;

namespace AgentOS.Bench.Startup.Contenders;

/// <summary>The program itself, without a sandbox.</summary>
internal sealed class AgentOSHelp : IContenderSource
{
    public Contender Create(BenchContext context) =>
        new("agentos --help", new(context.Program.Value, "--help"), Target.AtMost(15));
}
