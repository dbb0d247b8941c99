namespace AgentOS.Bench.Files.Stages;

/// <summary>A host directory beside agent.db, outside any sandbox.</summary>
internal sealed class NativeStage : Stage
{
    private NativeStage(string directory, StageSetup setup)
        : base("native", new Shell(StageSetup.Bash, directory), directory, setup.Workspace.Inputs, setup)
    {
    }

    public static NativeStage Open(StageSetup setup) => new(setup.Workspace.CreateDirectory("native"), setup);
}
