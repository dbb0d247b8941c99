using System.Diagnostics;
using AgentOS.Bench.Results;

namespace AgentOS.Bench.Vms;

/// <summary>From the start of the command to two points: the id is printed, and a first command has printed something.</summary>
internal sealed class StartMeasurement(BenchContext context, VmPlace place)
{
    private const int DefaultRounds = 7;
    private const int ExecRounds = 15;

    public void Measure(Report report)
    {
        report.Progress("vm: cold, template and pool");
        place.Clean(place.Create()); // Makes the template, and starts the keeper.
        List<Start> cold = [], template = [], pool = [];
        for (int round = 0; round < context.Options.Rounds(DefaultRounds); round++)
        {
            cold.Add(Time("--cold"));
            template.Add(Time());
        }

        // Last: from here on the keeper fills the pool beside what is measured.
        place.Pool = 1;
        for (int round = 0; round < context.Options.Rounds(DefaultRounds); round++)
            pool.Add(TimeFromPool());
        place.Pool = 0;
        place.Run("vm", "clean", "--all");
        Add(report, "cold boot", cold, target: null);
        Add(report, "template copy", template, Target.AtMost(0.4));
        Add(report, "pool", pool, Target.AtMost(0.15));
        report.Add(Row.Pair("create to first output", Series("template copy", template, start => start.Output), Series("cold boot", cold, start => start.Output), Comparison.Time, Target.AtMost(0.125)));
        report.Add(Row.Pair("create to first output", Series("pool", pool, start => start.Output), Series("cold boot", cold, start => start.Output), Comparison.Time, target: null));
        MeasureExec(report);
    }

    private void MeasureExec(Report report)
    {
        string id = place.Create();
        place.Exec(id);
        List<double> times = [];
        for (int round = 0; round < context.Options.Rounds(ExecRounds); round++)
        {
            long start = Stopwatch.GetTimestamp();
            place.Run("vm", "exec", "--vm", id, "--cmd", "true");
            times.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        place.Clean(id);
        report.Add(Row.Absolute("exec true in a running VM", new("vm exec", new(times)), Unit.Seconds, Target.AtMost(0.06)));
    }

    // A pool is filled when nobody has asked for a moment; what asks first finds none.
    private Start TimeFromPool()
    {
        if (place.Waiting == 0)
            place.Clean(place.Create());
        place.AwaitPool();
        return Time();
    }

    private Start Time(params string[] options)
    {
        long start = Stopwatch.GetTimestamp();
        string id = place.Create(options);
        double created = Stopwatch.GetElapsedTime(start).TotalSeconds;
        place.Exec(id);
        double output = Stopwatch.GetElapsedTime(start).TotalSeconds;
        place.Clean(id);
        return new Start(created, output);
    }

    private static void Add(Report report, string how, List<Start> starts, Target? target)
    {
        report.Add(Row.Absolute($"{how}: create answered", Series(how, starts, start => start.Created), Unit.Seconds, target: null));
        report.Add(Row.Absolute($"{how}: first output", Series(how, starts, start => start.Output), Unit.Seconds, target));
    }

    private static Series Series(string how, List<Start> starts, Func<Start, double> point) => new(how, new([.. starts.Select(point)]));

    private sealed record Start(double Created, double Output);
}
