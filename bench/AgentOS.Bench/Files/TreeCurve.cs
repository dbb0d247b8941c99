using System.Globalization;
using AgentOS.Bench.Files.Stages;
using AgentOS.Bench.Results;
using AgentOS.Bench.Sources;

namespace AgentOS.Bench.Files;

/// <summary>Cost of one operation as the tree grows: where it stays level, the whole grows linearly.</summary>
internal sealed class TreeCurve(StageSetup setup)
{
    private static readonly int[] Sizes = [1_000, 10_000, 100_000, 1_000_000];
    private static readonly string[] Operations = ["create", "stat", "read", "remove"];

    public void Measure(Report report)
    {
        foreach (int files in Sizes)
        {
            report.Progress($"curve: {files:#,0} files");
            try
            {
                Measure(files, report);
            }
            catch (Exception cause) when (cause is UnavailableException or StepFailedException)
            {
                report.Fail($"curve at {files:#,0} files, {cause.Message}");
            }
        }
    }

    private void Measure(int files, Report report)
    {
        using NativeStage native = NativeStage.Open(setup);
        using AgentStage agent = AgentStage.Open(setup, $"curve-{files}.db");
        foreach (string operation in Operations)
        {
            Series[] series = [PerOperation(agent, operation, files), PerOperation(native, operation, files)];
            report.Add(Row.Pair($"{operation}, cost of one in {files:#,0} files", series[0], series[1], Comparison.Time, target: null));
        }

        native.Load("remove_tree() { rm -rf tree; }");
        native.Run("remove_tree");
    }

    private static Series PerOperation(Stage stage, string operation, int files)
    {
        stage.Load($$"""operate() { "$INPUTS/tools/tree" {{operation}} tree {{files}}; }""");
        double seconds = double.Parse(stage.Run("operate").Output, CultureInfo.InvariantCulture);
        return new(stage.Name, new([seconds / files]));
    }
}
