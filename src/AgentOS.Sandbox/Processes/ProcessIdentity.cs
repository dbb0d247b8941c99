using System.Globalization;

namespace AgentOS.Sandbox;

/// <summary>A process told apart from a later one with the same number by its start time (proc(5), stat field 22, clock ticks since boot).</summary>
/// <param name="ProcessId">Its number.</param>
/// <param name="StartTime">When it started.</param>
public readonly record struct ProcessIdentity(int ProcessId, long StartTime)
{
    private const int StartTimeField = 19; // Of the fields after the command's closing parenthesis.

    /// <summary>This process.</summary>
    public static ProcessIdentity Current { get; } = new(Environment.ProcessId, ReadStartTime(Environment.ProcessId) ?? 0);

    /// <summary>Whether it still runs.</summary>
    public bool IsAlive => ReadStartTime(ProcessId) == StartTime;

    private static long? ReadStartTime(int pid)
    {
        try
        {
            string stat = File.ReadAllText($"/proc/{pid}/stat");
            return long.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[StartTimeField], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
