using AgentOS.Bench.Sources;

namespace AgentOS.Bench.Files.Stages;

/// <summary><c>/agent</c> inside <c>agentos run</c>.</summary>
internal sealed class AgentStage : Stage
{
    private const string Inputs = "/inputs";

    private AgentStage(Shell shell, StageSetup setup)
        : base("agent", shell, "/agent", Inputs, setup)
    {
    }

    /// <param name="setup">What the run was set up with.</param>
    /// <param name="database">Name of the agent's file, below the run's directory; created when absent.</param>
    /// <exception cref="UnavailableException">agentos cannot start a sandbox here.</exception>
    public static AgentStage Open(StageSetup setup, string database)
    {
        string mount = $"type=bind,src={setup.Workspace.Inputs},dst={Inputs},ro";
        string path = Path.Combine(setup.Workspace.Run, database);
        Shell shell = new([setup.Program.Value, "run", "--quiet", "--db", path, "--mount", mount, "--", .. StageSetup.Bash], setup.Workspace.Run);
        try
        {
            return new(shell, setup);
        }
        catch (StepFailedException cause)
        {
            throw new UnavailableException($"agentos run: {cause.Message}", cause);
        }
    }
}
