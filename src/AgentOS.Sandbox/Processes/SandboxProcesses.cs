using System.Globalization;

namespace AgentOS.Sandbox;

/// <summary>The processes of a sandbox, as the host numbers them, and what they hold (proc(5)).</summary>
public static class SandboxProcesses
{
    private const string InnerNumbers = "NSpid:";

    /// <summary>All below its first process.</summary>
    public static IReadOnlyList<int> ListBelow(int first) => ProcessTree.ListBelow(first);

    /// <summary>Whether a process has an open file of this name in /proc/PID/fd, such as <c>socket:[4711]</c>.</summary>
    public static bool Holds(int process, string link)
    {
        try
        {
            // The newest have the highest numbers.
            return Directory.GetFiles($"/proc/{process}/fd").AsEnumerable().Reverse().Any(descriptor => new FileInfo(descriptor).LinkTarget == link);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return false; // It has ended, or is another user's now.
        }
    }

    /// <summary>The number a process has inside its sandbox.</summary>
    /// <exception cref="IOException">It has ended.</exception>
    public static int NumberInside(int process)
    {
        string line = File.ReadLines($"/proc/{process}/status").First(text => text.StartsWith(InnerNumbers, StringComparison.Ordinal));
        return int.Parse(line.Split('\t')[^1], CultureInfo.InvariantCulture);
    }
}
