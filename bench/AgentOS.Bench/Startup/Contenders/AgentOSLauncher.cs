namespace AgentOS.Bench.Startup.Contenders;

/// <summary>The launcher of the source tree, which checks whether the program is still up to date before it becomes it.</summary>
internal sealed class AgentOSLauncher : IContenderSource
{
    public Contender Create(BenchContext context) =>
        new("agentos version, launcher", new(Path.Combine(context.Workspace.Root, "agentos"), "version"));
}
