using AgentOS.Bench.Results;

namespace AgentOS.Bench.Startup.Contenders;

/// <summary>A whole sandbox with an agent's files, from nothing to nothing.</summary>
internal sealed class AgentOSRun : IContenderSource
{
    public Contender Create(BenchContext context) => new(
        StartupSuite.UnderTest,
        new(context.Program.Value, "run", "--quiet", "--db", Path.Combine(context.Workspace.Run, "startup.db"), "--", "true"),
        Target.AtMost(45));
}
