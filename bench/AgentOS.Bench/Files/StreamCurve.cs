using System.Globalization;
using AgentOS.Bench.Files.Stages;
using AgentOS.Bench.Results;
using AgentOS.Bench.Sources;

namespace AgentOS.Bench.Files;

/// <summary>Cost of each next GiB of one file of 20 GiB: where it stays level, the whole grows linearly.</summary>
internal sealed class StreamCurve(StageSetup setup)
{
    private const int Gibibytes = 20;

    public void Measure(Report report)
    {
        report.Progress($"curve: one file of {Gibibytes} GiB");
        try
        {
            using NativeStage native = NativeStage.Open(setup);
            using AgentStage agent = AgentStage.Open(setup, "curve-stream.db");
            foreach (string operation in new[] { "write", "read" })
            {
                Series[] series = [PerGibibyte(agent, operation), PerGibibyte(native, operation)];
                AddQuarters(operation, series, report);
            }

            native.Load("remove_file() { rm -f file; }");
            native.Run("remove_file");
        }
        catch (Exception cause) when (cause is UnavailableException or StepFailedException)
        {
            report.Fail($"curve of one file, {cause.Message}");
        }
    }

    /// <summary>The tool prints the seconds since its start after each GiB, and once more after the final fsync.</summary>
    private static Series PerGibibyte(Stage stage, string operation)
    {
        stage.Load($$"""operate() { "$INPUTS/tools/stream" {{operation}} file {{Gibibytes * 1024}}; }""");
        double[] sinceStart = [0, .. stage.Run("operate").Output.Split('\n')
            .Take(Gibibytes)
            .Select(line => double.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture))];
        return new(stage.Name, new([.. sinceStart.Skip(1).Zip(sinceStart, (after, before) => after - before)]));
    }

    private static void AddQuarters(string operation, Series[] series, Report report)
    {
        const int quarter = Gibibytes / 4;
        for (int from = 0; from < Gibibytes; from += quarter)
        {
            Series[] part = [.. series.Select(whole => whole with { Values = new([.. whole.Values.Samples.Skip(from).Take(quarter)]) })];
            report.Add(Row.Pair($"{operation} of one file, each GiB from {from} to {from + quarter}", part[0], part[1], Comparison.Time, target: null));
        }
    }
}
