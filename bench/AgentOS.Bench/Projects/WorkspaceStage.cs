using AgentOS.Bench.Files;
using AgentOS.Bench.Files.Stages;
using AgentOS.Bench.Sources;

namespace AgentOS.Bench.Projects;

/// <summary>A host directory as the copy-on-write workspace of <c>agentos run</c>.</summary>
internal sealed class WorkspaceStage : Stage
{
    private const string Inputs = "/inputs";

    private WorkspaceStage(Shell shell, string project, StageSetup setup)
        : base("workspace", shell, project, Inputs, setup)
    {
    }

    /// <exception cref="UnavailableException">agentos cannot start a sandbox here.</exception>
    public static WorkspaceStage Open(StageSetup setup, string project)
    {
        string mount = $"type=bind,src={setup.Workspace.Inputs},dst={Inputs},ro";
        string database = Path.Combine(setup.Workspace.Run, "workspace.db");
        try
        {
            Shell shell = new(
                [setup.Program.Value, "run", "--quiet", "--db", database, "--workspace", project, "--mount", mount, "--", .. StageSetup.Bash], setup.Workspace.Run);
            return new WorkspaceStage(shell, project, setup);
        }
        catch (StepFailedException cause)
        {
            throw new UnavailableException($"agentos run: {cause.Message}", cause);
        }
    }
}
