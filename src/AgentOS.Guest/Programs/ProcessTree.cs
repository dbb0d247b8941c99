using System.Globalization;
using AgentOS.Linux;

namespace AgentOS.Guest.Programs;

/// <summary>A process and everything that came of it.</summary>
internal static class ProcessTree
{
    /// <summary>
    /// Kills all of them. They are stopped first: a process that has a signal pending cannot fork (kernel/fork.c, copy_process), so each pass finds what was
    /// born before its parent stopped, and one that finds nothing has found all.
    /// </summary>
    /// <param name="root">A child of this process that was not reaped, to which its orphans come.</param>
    public static void End(int root)
    {
        HashSet<int> found = [];
        while (true)
        {
            List<int> fresh = [.. Members(root).Where(found.Add)];
            if (fresh.Count == 0)
                break;
            fresh.ForEach(process => Signals.Send(process, Signals.Stop));
        }

        foreach (int process in found)
            Signals.Send(process, Signals.Kill);
    }

    private static HashSet<int> Members(int root)
    {
        ILookup<int, int> children = Directory.EnumerateDirectories("/proc")
            .Select(path => int.TryParse(Path.GetFileName(path), CultureInfo.InvariantCulture, out int process) ? process : 0)
            .Where(process => process > 0)
            .ToLookup(ParentOf);
        HashSet<int> members = [root];
        Queue<int> waiting = new(members);
        while (waiting.TryDequeue(out int process))
        {
            foreach (int child in children[process].Where(members.Add))
                waiting.Enqueue(child);
        }

        return members;
    }

    // /proc/PID/stat: "PID (NAME) STATE PARENT ...", and a name may have anything in it (proc(5)).
    private static int ParentOf(int process)
    {
        try
        {
            string stat = File.ReadAllText($"/proc/{process}/stat");
            return int.Parse(stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0; // It ended meanwhile.
        }
    }
}
