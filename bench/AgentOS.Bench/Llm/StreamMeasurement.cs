using System.Globalization;
using AgentOS.Bench.Results;

namespace AgentOS.Bench.Llm;

/// <summary>Many answers in parts at a time, each read to its end, and what memory that takes.</summary>
internal sealed class StreamMeasurement(BenchContext context, LoadGenerator load, GatewayPlaces places)
{
    private const int Streams = 5000, QuickStreams = 200;

    private static readonly Target s_memory = Target.AtMost(500);

    public void Measure(Report report)
    {
        int count = context.Options.IsQuick ? QuickStreams : Streams;
        report.Progress($"{count} streams at a time");
        LoadResult result = load.Streams(places.Ours, count);
        if (result.Failures > 0)
            report.Fail($"{result.Failures} of {count} streams broke off");
        string title = string.Create(CultureInfo.InvariantCulture, $"{count:#,0} streams at a time");
        report.Add(Row.Absolute($"{title}: memory, most", new("gateway", new([places.Memory.Peak])), Unit.Mebibytes, s_memory));
        report.Add(Row.Absolute($"{title}: first byte, p99", new("gateway", new([result.Percentile99])), Unit.Seconds, target: null));
    }
}
