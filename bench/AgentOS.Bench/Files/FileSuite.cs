using AgentOS.Bench.Files.Stages;
using AgentOS.Bench.Results;
using AgentOS.Bench.Sources;

namespace AgentOS.Bench.Files;

/// <summary><c>bench/run fs</c>: real work in /agent, beside a host directory and beside a FUSE server in C.</summary>
internal sealed class FileSuite(BenchContext context) : ISuite
{
    private const int DefaultRounds = 5;

    public string Name => "fs";

    public void Measure(Report report)
    {
        context.Inputs.Make();
        StageSetup setup = new(context.Workspace, context.Debian, context.Program, context.Options.IsQuick ? 64 : 1024);
        MeasureWorkloads(setup, report);
        if (context.Options.Only is null)
            new ResidentMemory(setup).Measure(report);
        if (context.Options.WithCurve)
        {
            new TreeCurve(setup).Measure(report);
            new StreamCurve(setup).Measure(report);
        }
    }

    private void MeasureWorkloads(StageSetup setup, Report report)
    {
        List<Stage> stages = [NativeStage.Open(setup)];
        try
        {
            Open(stages, () => BindfsStage.Open(setup), report.Note);
            Open(stages, () => AgentStage.Open(setup, "agent.db"), report.Fail);
            foreach (Workload workload in Workload.In(Path.Combine(context.Workspace.Root, "bench", "workloads")))
            {
                if (!workload.Title.Contains(context.Options.Only ?? "", StringComparison.OrdinalIgnoreCase))
                    continue;
                report.Progress(workload.Title);
                new WorkloadRun(workload, stages, report).Measure(context.Options.Rounds(DefaultRounds));
            }
        }
        finally
        {
            stages.ForEach(stage => stage.Dispose());
        }
    }

    private static void Open(List<Stage> stages, Func<Stage> open, Action<string> say)
    {
        try
        {
            stages.Add(open());
        }
        catch (UnavailableException cause)
        {
            say($"Not measured: {cause.Message}");
        }
    }
}
