using AgentOS.Bench.Files;
using AgentOS.Bench.Files.Stages;

namespace AgentOS.Bench.Projects;

/// <summary>A copy of the same project, outside any sandbox.</summary>
internal sealed class ProjectStage(string project, StageSetup setup)
    : Stage("native", new Shell(StageSetup.Bash, project), project, setup.Workspace.Inputs, setup);
