using System.Globalization;

namespace AgentOS.Sandbox;

/// <summary>One process' numbers (proc(5), /proc/PID/stat).</summary>
/// <param name="ProcessId">Its number.</param>
/// <param name="Microseconds">Processor time of its own and of the children it has waited for.</param>
/// <param name="Threads">Its threads.</param>
/// <param name="ResidentBytes">Its resident memory, in bytes.</param>
internal sealed record ProcessStatistics(int ProcessId, long Microseconds, long Threads, long ResidentBytes)
{
    // Fields 14 to 17, 20 and 24, counted from the first after the command's closing parenthesis.
    private const int TimeField = 11, TimeFields = 4, ThreadsField = 17, ResidentPagesField = 21;

    // USER_HZ is 100, which Linux shows to programs whatever its own tick is (time(7)).
    private const long MicrosecondsPerTick = 10_000;

    /// <summary>Reads a process' numbers; null when it has ended.</summary>
    public static ProcessStatistics? Read(int processId)
    {
        try
        {
            string text = File.ReadAllText($"/proc/{processId}/stat");
            string[] fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            long ticks = Enumerable.Range(TimeField, TimeFields).Sum(field => Number(fields[field]));
            return new ProcessStatistics(
                processId, ticks * MicrosecondsPerTick, Number(fields[ThreadsField]), Number(fields[ResidentPagesField]) * Environment.SystemPageSize);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static long Number(string field) => long.Parse(field, CultureInfo.InvariantCulture);
}
