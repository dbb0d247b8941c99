using System.Globalization;
using AgentOS.Bench.Processes;
using AgentOS.Bench.Results;
using AgentOS.Bench.Sdk.Hosts;
using AgentOS.Bench.Sdk.Operations;

namespace AgentOS.Bench.Sdk;

/// <summary>One of our SDKs beside npm's <c>agentfs-sdk</c> in Node, at the same durability.</summary>
/// <param name="context">Of the run.</param>
/// <param name="name">What the suite is called.</param>
/// <param name="start">Starts our SDK.</param>
/// <param name="target">What is promised of an operation by so many callers.</param>
internal sealed class SdkSuite(BenchContext context, string name, Func<ISdkHost> start, Func<ISdkOperation, int, Target> target) : ISuite
{
    private const int DefaultRounds = 5;
    private const int QuickDivisor = 10;

    private static readonly int[] Callers = [1, 32];
    private static readonly ISdkOperation[] Operations =
        [new WriteSmallFile(), new ReadSmallFile(), new StatFile(), new SetKeyValue(), new WriteLargeFile()];

    public string Name => name;

    /// <summary><c>bench/run sdk</c>: the .NET SDK, in this process.</summary>
    public static SdkSuite InProcess(BenchContext context) => new(context, "sdk", () => new AgentOSHost(), (operation, _) => operation.Target);

    /// <summary><c>bench/run sdk-node</c>: the TypeScript SDK, in a Node process like the peer's. Its calls cross to the engine's process and back.</summary>
    public static SdkSuite InNode(BenchContext context) =>
        new(context, "sdk-node", () => NodeHost.StartOurs(context), (_, callers) => Target.AtLeast(callers == 1 ? 1 : 5));

    public void Measure(Report report)
    {
        context.Tools.Compile();
        using ISdkHost ours = start();
        using NodeHost peer = NodeHost.StartPeer(context);
        foreach (ISdkOperation operation in Operations)
        {
            foreach (int callers in Callers)
            {
                report.Progress($"{operation.Title}, {callers} callers");
                Measure(operation, callers, [ours, peer], report);
            }
        }
    }

    private void Measure(ISdkOperation operation, int callers, ISdkHost[] hosts, Report report)
    {
        try
        {
            Series[] series = Alternate(operation, callers, hosts);
            string title = $"{operation.Title}, {(callers == 1 ? "one after another" : $"{callers} callers")}";
            report.Add(Row.Pair(title, series[0], series[1], Comparison.Speed, target(operation, callers)) with { SeriesUnit = Unit.Rate });
            if (operation.IsOneCommit)
                report.Add(Row.Pair(title, series[0], series[2], Comparison.Speed, target: null) with { SeriesUnit = Unit.Rate });
        }
        catch (SdkFailedException cause)
        {
            report.Fail($"{operation.Title}, {callers} callers, {cause.Message}");
        }
    }

    /// <returns>Seconds per operation of each host, then those of one commit on the bare disk.</returns>
    private Series[] Alternate(ISdkOperation operation, int callers, ISdkHost[] hosts)
    {
        int count = context.Options.IsQuick ? Math.Max(1, operation.Count / QuickDivisor) : operation.Count;
        double[][] seconds = [.. Enumerable.Range(0, hosts.Length + 1).Select(_ => new double[context.Options.Rounds(DefaultRounds)])];
        foreach (ISdkHost host in hosts)
            Begin(host, operation, callers, count);

        for (int round = 0; round < seconds[0].Length; round++)
        {
            // The numbers below `count` were used for warming up.
            int first = (round + 1) * count;
            for (int host = 0; host < hosts.Length; host++)
                seconds[host][round] = hosts[host].Run(operation, first, count, callers) / count;
            seconds[hosts.Length][round] = SecondsPerBareCommit(count);
            Compare(operation, hosts, first + count - 1);
        }

        return [.. hosts.Select((host, index) => new Series(host.Name, new(seconds[index]))), new("bare fdatasync", new(seconds[^1]))];
    }

    private void Begin(ISdkHost host, ISdkOperation operation, int callers, int count)
    {
        string path = Path.Combine(context.Workspace.Run, $"{host.Name}-{operation.Name}-{callers}.db");
        host.Open(path);
        host.Prepare(operation);
        host.Run(operation, 0, count, callers);
    }

    private double SecondsPerBareCommit(int count)
    {
        string output = new Command(context.Tools["commits"], Path.Combine(context.Workspace.Run, "commits"), $"{count}").Run();
        return double.Parse(output, CultureInfo.InvariantCulture) / count;
    }

    private static void Compare(ISdkOperation operation, ISdkHost[] hosts, int number)
    {
        string[] results = [.. hosts.Select(host => host.Check(operation, number))];
        if (results.Distinct(StringComparer.Ordinal).Count() > 1)
            throw new SdkFailedException(operation.Name, $"the results differ: {string.Join(" and ", results)}");
    }
}
