using System.Globalization;

namespace AgentOS.Sandbox;

/// <summary>
/// A sandbox's processes as the host sees them: its first process and everything below it, which is everything inside, because orphans in a pid
/// namespace become children of its first process (pid_namespaces(7)).
/// </summary>
internal sealed class ProcessTree
{
    private ProcessTree(IReadOnlyList<ProcessStatistics> processes) => Usage = new ResourceUsage("processes", null)
    {
        // Time of processes that have ended counts with those who waited for them.
        Cpu = new ProcessorUsage(processes.Sum(process => process.Microseconds)),
        Memory = new MemoryUsage(processes.Sum(process => process.ResidentBytes)),
        Pids = new ProcessUsage(processes.Sum(process => process.Threads)),
    };

    /// <summary>What they use.</summary>
    public ResourceUsage Usage { get; }

    /// <summary>Reads a sandbox's processes.</summary>
    /// <param name="first">Its first process.</param>
    /// <returns>Null when that has ended.</returns>
    public static ProcessTree? Read(int first)
    {
        ProcessStatistics[] processes = [.. ((int[])[first, .. ListBelow(first)]).Select(ProcessStatistics.Read).OfType<ProcessStatistics>()];
        return processes.Length > 0 && processes[0].ProcessId == first ? new ProcessTree(processes) : null;
    }

    /// <summary>The processes below one, nearest first.</summary>
    public static IReadOnlyList<int> ListBelow(int ancestor)
    {
        List<int> found = [.. ChildrenOf(ancestor)];
        for (int index = 0; index < found.Count; index++)
            found.AddRange(ChildrenOf(found[index]));
        return found;
    }

    // proc(5): /proc/PID/task/TID/children lists what that thread has started.
    private static IEnumerable<int> ChildrenOf(int process)
    {
        string directory = $"/proc/{process}/task";
        try
        {
            return
            [
                .. Directory.EnumerateDirectories(directory)
                    .SelectMany(task => File.ReadAllText(Path.Combine(task, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries))
                    .Select(child => int.Parse(child, CultureInfo.InvariantCulture)),
            ];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return []; // It has ended.
        }
    }
}
