using System.Diagnostics;
using System.Globalization;
using AgentOS.Bench.Processes;
using AgentOS.Bench.Results;
using AgentOS.Storage;

namespace AgentOS.Bench.Snapshots;

/// <summary><c>bench/run snapshots</c>: snapshots of an agent of 1 GiB, with small edits between them, beside copying its file; and what they cost a writer.</summary>
internal sealed class SnapshotSuite(BenchContext context) : ISuite
{
    private const int Snapshots = 100;
    private const int Writes = 300;
    private const int DefaultRounds = 5;

    private readonly byte[] _edit = new byte[1024];
    private readonly Random _random = new(1);

    public string Name => "snapshots";

    public void Measure(Report report) => MeasureAsync(report).GetAwaiter().GetResult();

    private async Task MeasureAsync(Report report)
    {
        string path = Path.Combine(context.Workspace.Run, "snapshots.db");
        await AgentDatabase.CreateAsync(path);
        await using AgentDatabase agent = await AgentDatabase.OpenAsync(path);
        long size = context.Options.IsQuick ? 64L << 20 : 1L << 30;
        report.Progress("making the agent");
        await FillAsync(agent, size);

        report.Progress($"{Snapshots} snapshots");
        long before = await MeasureFileAsync(agent);
        double[] seconds = new double[Snapshots];
        double[] copies = new double[Snapshots];
        double copying = Copy(path);
        for (int i = 0; i < Snapshots; i++)
        {
            await EditAsync(agent, size);
            long started = Stopwatch.GetTimestamp();
            await agent.Snapshots.CreateAsync(i.ToString(CultureInfo.InvariantCulture));
            (seconds[i], copies[i]) = (Stopwatch.GetElapsedTime(started).TotalSeconds, copying);
        }

        double grown = (await MeasureFileAsync(agent) - before) / 1048576.0;
        report.Add(Row.Absolute("a snapshot after a small edit", new("agentos", new([.. seconds.Select(static value => value * 1e3)])), Unit.Milliseconds, Target.AtMost(50)));
        report.Add(Row.Pair("a snapshot", new("agentos", new(seconds)), new("cp of the file", new(copies)), Comparison.Time, target: null));
        report.Add(Row.Absolute($"{Snapshots} snapshots and edits, growth of the file", new("agentos", new([grown])), Unit.Mebibytes, Target.AtMost(100)));
        report.Progress("writing with and without a snapshot");
        await MeasureWritesAsync(report);
    }

    private static async Task FillAsync(AgentDatabase agent, long size)
    {
        byte[] piece = new byte[1 << 20];
        await using Stream file = await agent.Files.OpenWriteAsync("/large");
        for (long written = 0; written < size; written += piece.Length)
            await file.WriteAsync(piece);
    }

    /// <summary>Rewrites small files of two agents by turns; one of them made a snapshot just before, so that each first write keeps what was there.</summary>
    private async Task MeasureWritesAsync(Report report)
    {
        await using AgentDatabase kept = await AgentDatabase.OpenAsync(Path.Combine(context.Workspace.Run, "kept.db"));
        await using AgentDatabase plain = await AgentDatabase.OpenAsync(Path.Combine(context.Workspace.Run, "plain.db"));
        _ = await WriteAsync(kept);
        _ = await WriteAsync(plain);
        int rounds = context.Options.Rounds(DefaultRounds);
        (double[] with, double[] without) = (new double[rounds], new double[rounds]);
        for (int round = 0; round < rounds; round++)
        {
            await kept.Snapshots.CreateAsync();
            (with[round], without[round]) = (await WriteAsync(kept), await WriteAsync(plain));
        }

        report.Add(Row.Pair("rewrite 1 KiB, first time after a snapshot", new("with", new(with)), new("without", new(without)), Comparison.Time, target: null));
    }

    /// <returns>Seconds per write.</returns>
    private async Task<double> WriteAsync(AgentDatabase agent)
    {
        long started = Stopwatch.GetTimestamp();
        for (int i = 0; i < Writes; i++)
            await agent.Files.WriteAsync($"/small/{i}", _edit);
        return Stopwatch.GetElapsedTime(started).TotalSeconds / Writes;
    }

    private async Task EditAsync(AgentDatabase agent, long size)
    {
        await using Stream file = await agent.Files.OpenWriteAsync("/large");
        file.Position = _random.NextInt64(size - _edit.Length);
        await file.WriteAsync(_edit);
    }

    /// <summary>Bytes of the pages in use, whether they are in the file or still in its log.</summary>
    private static async Task<long> MeasureFileAsync(AgentDatabase agent) => (long)(await agent.Sql.QueryAsync(
        "SELECT (page_count - freelist_count) * page_size FROM pragma_page_count(), pragma_freelist_count(), pragma_page_size()")).Rows[0][0]!;

    private double Copy(string path)
    {
        long started = Stopwatch.GetTimestamp();
        _ = new Command("cp", path, Path.Combine(context.Workspace.Run, "copy.db")).Run();
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}
