using System.Globalization;
using AgentOS.Bench.Processes;
using AgentOS.Bench.Results;
using AgentOS.Bench.Sources;
using AgentOS.Bench.Startup.Contenders;

namespace AgentOS.Bench.Startup;

/// <summary><c>bench/run startup</c>: wall time from posix_spawn to the end, all contenders in turn, round after round.</summary>
internal sealed class StartupSuite(BenchContext context) : ISuite
{
    /// <summary>The contender the others are held against.</summary>
    public const string UnderTest = "agentos run true";

    private const int DefaultRounds = 30;
    private const double MillisecondsPerSecond = 1000;

    private static readonly IContenderSource[] Own = [new AgentOSRun(), new AgentOSHelp(), new AgentOSVersion(), new AgentOSLauncher()];
    private static readonly IContenderSource[] Yardsticks = [new BareTrue(), new Bubblewrap(), new Runsc(), new SandboxRuntime()];

    public string Name => "startup";

    public void Measure(Report report)
    {
        context.Tools.Compile();
        List<Contender> contenders = [.. Ready(Own, report.Fail), .. Ready(Yardsticks, report.Note)];
        Dictionary<Contender, List<double>> seconds = contenders.ToDictionary(contender => contender, _ => new List<double>());

        report.Progress("start-up");
        for (int round = 0; round < context.Options.Rounds(DefaultRounds); round++)
            foreach (Contender contender in contenders)
                seconds[contender].Add(Time(contender));

        foreach (Contender contender in contenders)
            report.Add(Row.Absolute("start to end", InMilliseconds(contender, seconds[contender]), Unit.Milliseconds, contender.Target));
        AddRatios(seconds, report);
    }

    private static void AddRatios(Dictionary<Contender, List<double>> seconds, Report report)
    {
        Series[] series = [.. seconds.Select(pair => new Series(pair.Key.Name, new(pair.Value)))];
        if (series.FirstOrDefault(candidate => candidate.Subject is UnderTest) is not { } subject)
            return;
        foreach (Series other in series.Where(other => other != subject))
            report.Add(Row.Pair("start to end, paired", subject, other, Comparison.Time, target: null));
    }

    /// <summary>Those that can be had and work when first called, which also warms the caches.</summary>
    private IEnumerable<Contender> Ready(IEnumerable<IContenderSource> sources, Action<string> say)
    {
        foreach (IContenderSource source in sources)
        {
            if (Probe(source, say) is { } contender)
                yield return contender;
        }
    }

    private Contender? Probe(IContenderSource source, Action<string> say)
    {
        try
        {
            Contender contender = source.Create(context);
            Time(contender);
            return contender;
        }
        catch (Exception cause) when (cause is UnavailableException or CommandFailedException)
        {
            say($"Not measured: {source.GetType().Name}: {cause.Message}");
            return null;
        }
    }

    private double Time(Contender contender)
    {
        Command command = contender.Command;
        Command timed = command with { Program = context.Tools["elapsed"], Arguments = [command.Program, .. command.Arguments], Directory = context.Workspace.Run };
        return double.Parse(timed.Run(), CultureInfo.InvariantCulture);
    }

    private static Series InMilliseconds(Contender contender, List<double> seconds) =>
        new(contender.Name, new([.. seconds.Select(value => value * MillisecondsPerSecond)]));
}
