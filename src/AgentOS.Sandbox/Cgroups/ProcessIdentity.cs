using System.Globalization;

namespace AgentOS.Sandbox;

/// <summary>A process told apart from a later one with the same number by its start time (proc(5), stat field 22, clock ticks since boot).</summary>
internal readonly record struct ProcessIdentity(int ProcessId, long StartTime)
{
    private const int StartTimeField = 19; // Of the fields after the command's closing parenthesis.

    public static ProcessIdentity Current { get; } = new(Environment.ProcessId, ReadStartTime(Environment.ProcessId) ?? 0);

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
