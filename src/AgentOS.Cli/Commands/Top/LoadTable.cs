using System.Globalization;
using AgentOS.Cli.Output;
using AgentOS.Sandbox;

namespace AgentOS.Cli.Commands.Top;

/// <summary>Agents and what they use, in the 80 columns of the classic terminal.</summary>
internal static class LoadTable
{
    private const int NameWidth = 20;
    private const string Nothing = "-";

    private static readonly string[] s_units = ["B", "K", "M", "G", "T"];

    /// <summary>Writes them, headings first.</summary>
    public static void Print(IReadOnlyList<AgentLoad> agents, TextOutput output)
    {
        output.WriteLine(Line("ID", "NAME", "STATE", "CPU%", "TIME", "MEM", "LIMIT", "PIDS", "OOM", "THR"));
        foreach (AgentLoad agent in agents)
            output.WriteLine(Line(agent, output.Shown));
    }

    private static string Line(AgentLoad load, Func<string, string> shown)
    {
        ResourceUsage usage = load.Agent.Usage!;
        return Line(
            load.Agent.Id,
            Short(shown(load.Agent.Name)),
            load.Agent.Status,
            load.Processors is { } processors ? Number(processors * 100, "0.0") : Nothing,
            Number(usage.Cpu.Microseconds / 1e6, "0.0"),
            Bytes(usage.Memory.Current),
            usage.Memory.Limit is { } limit ? Bytes(limit) : Nothing,
            Number(usage.Pids.Current, "0"),
            Number(usage.Memory.OomKills, "0"),
            Number(usage.Cpu.ThrottledPeriods, "0"));
    }

    private static string Line(string id, string name, string state, string cpu, string time, string memory, string limit, string pids, string oom, string throttled) =>
        $"{id,-8} {name,-NameWidth} {state,-8} {cpu,5} {time,7} {memory,6} {limit,6} {pids,4} {oom,3} {throttled,4}";

    private static string Short(string name) => name.Length <= NameWidth ? name : name[..(NameWidth - 1)] + "…";

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    private static string Bytes(long bytes)
    {
        int unit = 0;
        double value = bytes;
        for (; value >= 1000 && unit < s_units.Length - 1; unit++)
            value /= 1024;
        return Number(value, value < 10 && unit > 0 ? "0.0" : "0") + s_units[unit];
    }
}
