using AgentOS.Bench.Files.Stages;
using AgentOS.Bench.Processes;
using AgentOS.Bench.Results;
using AgentOS.Bench.Sources;

namespace AgentOS.Bench.Files;

/// <summary>Memory of the <c>agentos run</c> process: while it is given a tree of 100,000 files, and serving it after a fresh start.</summary>
internal sealed class ResidentMemory(StageSetup setup)
{
    private const int Files = 100_000;
    private static readonly string Script = $$"""
        create() { "$INPUTS/tools/tree" create tree {{Files}}; sync -f .; }
        walk() { "$INPUTS/tools/tree" stat tree {{Files}}; "$INPUTS/tools/tree" read tree {{Files}}; }
        """;

    private static readonly Target Limit = Target.AtMost(60);

    public void Measure(Report report)
    {
        report.Progress($"resident memory with {Files:#,0} files");
        try
        {
            Add(report, "creating them", "create");
            Add(report, "serving them after a fresh start", "walk");
        }
        catch (UnavailableException cause)
        {
            report.Fail($"resident memory: {cause.Message}");
        }
        catch (StepFailedException cause)
        {
            report.Fail($"resident memory, {cause.Message}");
        }
    }

    private void Add(Report report, string title, string step)
    {
        using AgentStage stage = AgentStage.Open(setup, "memory.db");
        stage.Load(Script);
        stage.Run(step);
        ProcessMemory memory = ProcessMemory.Of(stage.ProcessId);
        string measured = $"memory of agentos run, {Files:#,0} files: {title}";
        report.Add(Row.Absolute(measured, new("peak", new([memory.Peak])), Unit.Mebibytes, Limit));
        report.Add(Row.Absolute(measured, new("settled", new([memory.Now])), Unit.Mebibytes, Limit));
    }
}
