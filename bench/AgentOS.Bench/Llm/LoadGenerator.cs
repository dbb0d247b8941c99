using System.Globalization;
using AgentOS.Bench.Processes;

namespace AgentOS.Bench.Llm;

/// <summary>The program that asks (<c>bench/tools/load.c</c>): a process of its own that costs a few microseconds a request.</summary>
internal sealed class LoadGenerator(BenchContext context)
{
    /// <summary>Asks at a fixed rate, whatever comes back.</summary>
    public LoadResult Open(LlmEnd end, int rate, int seconds) => Run(end, end.Request, "open", rate, seconds);

    /// <summary>Asks again as soon as an answer came, by so many connections.</summary>
    public LoadResult Closed(LlmEnd end, int connections, int seconds) => Run(end, end.Request, "closed", connections, seconds);

    /// <summary>Reads so many streams at a time to their ends.</summary>
    public LoadResult Streams(LlmEnd end, int count) => Run(end, end.StreamRequest, "streams", count);

    private LoadResult Run(LlmEnd end, string request, string mode, params int[] numbers)
    {
        string[] arguments = [end.Address, request, mode, .. numbers.Select(number => number.ToString(CultureInfo.InvariantCulture))];
        double[] said = [.. new Command(context.Tools["load"], arguments).Run().Split(' ').Select(word => double.Parse(word, CultureInfo.InvariantCulture))];
        return new LoadResult((long)said[0], (long)said[1], said[2], said[3], said[4]);
    }
}
