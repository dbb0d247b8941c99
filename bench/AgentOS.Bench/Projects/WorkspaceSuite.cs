using AgentOS.Bench.Files;
using AgentOS.Bench.Files.Stages;
using AgentOS.Bench.Processes;
using AgentOS.Bench.Results;

namespace AgentOS.Bench.Projects;

/// <summary><c>bench/run workspace</c>: work on an existing project through the copy-on-write workspace, beside a copy of it on the host.</summary>
internal sealed class WorkspaceSuite(BenchContext context) : ISuite
{
    private const int DefaultRounds = 5;

    private const string MakeProject = """
        git clone --quiet --no-hardlinks "$INPUTS/repository.git" clone
        tar -x --no-same-owner -f "$INPUTS/lua.tar.gz"
        mv lua-5.* lua
        """;

    public string Name => "workspace";

    public void Measure(Report report)
    {
        context.Inputs.Make();
        context.Inputs.MakePackages();
        string project = context.Workspace.CreateDirectory("project");
        new Command("bash", "-euc", MakeProject)
        {
            Directory = project,
            Environment = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["INPUTS"] = context.Workspace.Inputs,
                ["GIT_CONFIG_GLOBAL"] = Path.Combine(context.Workspace.Inputs, "gitconfig"),
            },
        }.Run();
        string copy = context.Workspace.CreateDirectory("copy");
        new Command("cp", "-a", $"{project}/.", copy).Run();

        StageSetup setup = new(context.Workspace, context.Debian, context.Program, StreamMebibytes: 64);
        using Stage native = new ProjectStage(copy, setup);
        using Stage workspace = WorkspaceStage.Open(setup, project);
        foreach (Workload workload in Workload.In(Path.Combine(context.Workspace.Root, "bench", "workloads", "workspace")))
        {
            if (!workload.Title.Contains(context.Options.Only ?? "", StringComparison.OrdinalIgnoreCase))
                continue;
            report.Progress(workload.Title);
            new WorkloadRun(workload, [native, workspace], report).Measure(context.Options.Rounds(DefaultRounds));
        }
    }
}
