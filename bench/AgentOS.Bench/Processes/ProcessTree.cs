using System.Globalization;

namespace AgentOS.Bench.Processes;

/// <summary>A process and what it started, as proc(5) shows them.</summary>
/// <param name="Id">Its number.</param>
internal sealed record ProcessTree(int Id)
{
    private const double KibibytesPerMebibyte = 1024;

    /// <summary>Its memory in MiB, of pages that several processes map a part each (Pss): such numbers can be added.</summary>
    public double SharedMemory
    {
        get
        {
            string line = File.ReadLines($"/proc/{Id}/smaps_rollup").First(static line => line.StartsWith("Pss:", StringComparison.Ordinal));
            return double.Parse(line["Pss:".Length..].Replace("kB", "", StringComparison.Ordinal).Trim(), CultureInfo.InvariantCulture) / KibibytesPerMebibyte;
        }
    }

    /// <summary>A process first, then its descendants.</summary>
    public static IReadOnlyList<ProcessTree> Of(int root)
    {
        List<ProcessTree> found = [new(root)];
        for (int index = 0; index < found.Count; index++)
            found.AddRange(ChildrenOf(found[index].Id).Select(static child => new ProcessTree(child)));
        return found;
    }

    // Children belong to the thread that started them.
    private static IEnumerable<int> ChildrenOf(int process) => Directory.EnumerateDirectories($"/proc/{process}/task")
        .SelectMany(static thread => File.ReadAllText(Path.Combine(thread, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .Select(static child => int.Parse(child, CultureInfo.InvariantCulture));
}
