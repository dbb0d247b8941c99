using AgentOS.Cli.Output;
using AgentOS.Storage.Timeline;

namespace AgentOS.Cli.Commands.Timeline;

/// <summary>The timeline for a person: one line per row. JSON has all columns.</summary>
internal static class TimelineText
{
    private const int OperationWidth = 12;
    private const int CommandWidth = 15; // TASK_COMM_LEN of linux/sched.h, without the NUL.

    public static void Print(IReadOnlyList<TimelineEntry> entries, TextOutput output)
    {
        foreach (TimelineEntry entry in entries)
            Print(entry, output);
    }

    public static void Print(TimelineEntry entry, TextOutput output) => output.WriteLine(
        $"{entry.Time.ToLocalTime():yyyy-MM-dd HH:mm:ss} {output.Shown(entry.Command ?? "-"),-CommandWidth} {entry.Operation,-OperationWidth} {output.Shown(Subject(entry))}");

    private static string Subject(TimelineEntry entry)
    {
        string subject = entry.Target is null ? entry.Path ?? "-" : $"{entry.Path} -> {entry.Target}";
        string sized = entry.Bytes == 0 ? subject : $"{subject}, {entry.Bytes} bytes";
        string ended = entry.Result == TimelineEvent.Ok ? sized : $"{sized}: {entry.Result}";
        return entry.Cause is null ? ended : $"{ended} ({entry.Cause})";
    }
}
