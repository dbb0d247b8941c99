using System.Globalization;

namespace AgentOS.Kernel.Metrics;

/// <summary>The machine's numbers (proc(5)).</summary>
/// <param name="Processors">How many this kernel may use.</param>
/// <param name="Load">Processes that ran or waited, averaged over 1, 5 and 15 minutes.</param>
/// <param name="MemoryBytes">Its memory.</param>
/// <param name="MemoryAvailableBytes">What could be had without swapping.</param>
/// <param name="Cgroup">The kind of cgroups: <c>cgroup v2</c>, <c>cgroup v1</c> or <c>none</c>.</param>
public sealed record MachineMetrics(int Processors, IReadOnlyList<double> Load, long MemoryBytes, long MemoryAvailableBytes, string Cgroup)
{
    private const int Averages = 3;
    private const long Kibibyte = 1024;

    /// <summary>Reads them.</summary>
    /// <param name="cgroup">The kind of cgroups.</param>
    internal static MachineMetrics Read(string cgroup)
    {
        string[] load = File.ReadAllText("/proc/loadavg").Split(' ');
        string[] memory = File.ReadAllLines("/proc/meminfo");
        return new MachineMetrics(
            Environment.ProcessorCount,
            [.. load.Take(Averages).Select(average => double.Parse(average, CultureInfo.InvariantCulture))],
            Field(memory, "MemTotal:"),
            Field(memory, "MemAvailable:"),
            cgroup);
    }

    private static long Field(string[] lines, string name)
    {
        string line = lines.First(line => line.StartsWith(name, StringComparison.Ordinal));
        return long.Parse(line[name.Length..].Replace("kB", "", StringComparison.Ordinal), NumberStyles.Integer, CultureInfo.InvariantCulture) * Kibibyte;
    }
}
