using AgentOS.Bench.Files.Stages;
using AgentOS.Bench.Processes;
using AgentOS.Bench.Results;

namespace AgentOS.Bench.Files;

/// <summary>Runs one workload in every stage, alternating between them: A B C, A B C, …</summary>
internal sealed class WorkloadRun(Workload workload, IReadOnlyList<Stage> stages, Report report)
{
    private const string DropCaches = "/proc/sys/vm/drop_caches";

    private readonly Dictionary<Stage, List<double>> _seconds = stages.ToDictionary(stage => stage, _ => new List<double>());
    private string? _expected;

    /// <summary>Adds a row for each pair of stages, or says what failed.</summary>
    public void Measure(int rounds)
    {
        if (workload.DropsCaches && !CanDropCaches())
        {
            report.Note($"{workload.Title}: not measured, because only root may drop the caches.");
            return;
        }

        try
        {
            foreach (Stage stage in stages)
                InStage(stage, () => { stage.Load(workload.Script); stage.Run("setup"); });
            for (int round = 0; round < rounds; round++)
                foreach (Stage stage in stages)
                    InStage(stage, () => MeasureOnce(stage));
            foreach (Stage stage in stages)
                InStage(stage, () => stage.Run("teardown"));
            AddRows();
        }
        catch (StepFailedException failure)
        {
            report.Fail($"{workload.Title}, {failure.Message}");
        }
    }

    private void MeasureOnce(Stage stage)
    {
        stage.Run("prepare");
        if (workload.DropsCaches)
            File.WriteAllText(DropCaches, "3");

        _seconds[stage].Add((double)stage.Run("measured").Seconds);
        Verify(stage.Run("fingerprint").Output);
        stage.Run("reset");
        // What this stage leaves to be written must not be written on the next one's time. Not between prepare and measured: removing
        // files that were just made is the common case, and on some disks ten times cheaper than removing written ones.
        new Command("sync").Run();
    }

    private void Verify(string fingerprint)
    {
        _expected ??= fingerprint;
        if (!string.Equals(fingerprint, _expected, StringComparison.Ordinal))
            throw new StepFailedException("fingerprint", $"'{fingerprint}' instead of '{_expected}', which the first stage gave");
    }

    private void AddRows()
    {
        Series[] series = [.. stages.Select(stage => new Series(stage.Name, new(_seconds[stage])))];
        foreach ((Series subject, Series other) in Pairs(series))
        {
            Target? target = workload.Targets.GetValueOrDefault($"{subject.Subject}/{other.Subject}");
            report.Add(Row.Pair(workload.Title, subject, other, workload.Comparison, target));
        }
    }

    /// <summary>Each stage against each one opened before it; the stage under test, opened last, comes first.</summary>
    private static IEnumerable<(Series Subject, Series Other)> Pairs(Series[] series)
    {
        for (int subject = series.Length - 1; subject > 0; subject--)
            for (int other = 0; other < subject; other++)
                yield return (series[subject], series[other]);
    }

    private static bool CanDropCaches()
    {
        try
        {
            using FileStream _ = File.OpenWrite(DropCaches);
            return true;
        }
        catch (Exception cause) when (cause is UnauthorizedAccessException or IOException)
        {
            return false;
        }
    }

    private static void InStage(Stage stage, Action action)
    {
        try
        {
            action();
        }
        catch (StepFailedException cause)
        {
            throw new StepFailedException(stage.Name, cause.Message);
        }
    }
}
