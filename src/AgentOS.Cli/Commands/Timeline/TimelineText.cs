using AgentOS.Cli.Output;
using AgentOS.Storage.Timeline;

namespace AgentOS.Cli.Commands.Timeline;

/// <summary>The timeline for a person: one line per row.</summary>
internal static class TimelineText
{
    public static void Print(IReadOnlyList<TimelineEntry> entries, TextOutput output)
    {
        Table table = new("ID", "TIME", "PID", "COMMAND", "OPERATION", "BYTES", "RESULT", "WHAT");
        foreach (TimelineEntry entry in entries)
        {
            table.Add(
                $"{entry.Id}", $"{entry.Time:yyyy-MM-dd HH:mm:ss.fff}", $"{entry.ProcessId}", entry.Command ?? "", entry.Operation,
                $"{entry.Bytes}", entry.Result, Subject(entry));
        }

        table.WriteTo(output);
    }

    private static string Subject(TimelineEntry entry)
    {
        string subject = entry.Target is null ? entry.Path ?? "" : $"{entry.Path} -> {entry.Target}";
        return entry.Cause is null ? subject : $"{subject} ({entry.Cause})";
    }
}
