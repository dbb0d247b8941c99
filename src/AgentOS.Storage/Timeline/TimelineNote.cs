using System.Text;
using AgentOS.Sqlite;

namespace AgentOS.Storage.Timeline;

/// <summary>Appends an event on a connection that has no recorder: repairs, migrations, scripts of SQL.</summary>
internal static class TimelineNote
{
    /// <summary>Inside a writing transaction.</summary>
    /// <param name="database">The connection.</param>
    /// <param name="path">Its file.</param>
    /// <param name="happened">What this process did.</param>
    /// <param name="time">The clock.</param>
    internal static void Append(SqliteDatabase database, string path, TimelineEvent happened, TimeProvider time)
    {
        TimelineTable table = new(database, Path.GetFileNameWithoutExtension(path));
        table.Append(new PendingEntry
        {
            Nanoseconds = Nanoseconds(time.GetUtcNow()),
            Process = Environment.ProcessId,
            ProcessId = Environment.ProcessId,
            Command = ProcessNames.Own.Command,
            Operation = happened.Operation,
            Path = happened.Subject is null ? null : Encoding.UTF8.GetBytes(happened.Subject),
            Result = happened.Result,
            Cause = happened.Cause,
        });
        table.Seal();
    }

    /// <summary>A moment as rows have it.</summary>
    internal static long Nanoseconds(DateTimeOffset moment) => (moment.UtcTicks - DateTime.UnixEpoch.Ticks) * TimeSpan.NanosecondsPerTick;
}
