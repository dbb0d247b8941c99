using System.Globalization;
using AgentOS.Sqlite;

namespace AgentOS.Storage.Timeline;

/// <summary>
/// Removes the oldest rows, and says so: a row is left that names what was removed and carries the hash of the last one, so that the chain can still
/// be followed.
/// </summary>
internal sealed class TimelineRetention
{
    /// <summary>The operation of the row that is left. Its path is <c>FIRST-LAST</c>, its cause the last row's hash.</summary>
    internal const string Pruned = "history.pruned";

    /// <summary>The operation of a row that says how much is to be kept from then on.</summary>
    internal const string Limit = "history.limit";

    // Rows between two looks at the limit: removing many at a time costs less than one with each, and the table is never longer than that above it.
    private const int LookAfter = 1024;

    private readonly TimelineLimits _limits;
    private readonly TimelineSize _size;
    private readonly SqliteStatement _since;
    private readonly SqliteStatement _hash;
    private readonly SqliteStatement _delete;
    private long _lookedAt;

    internal TimelineRetention(SqliteDatabase database)
    {
        _limits = new TimelineLimits(database);
        _size = new TimelineSize(database);
        _since = database.Prepare("SELECT id FROM agentos_history WHERE time_ns >= ?1 ORDER BY id LIMIT 1"u8);
        _hash = database.Prepare("SELECT lower(hex(hash)) FROM agentos_history WHERE id = ?1"u8);
        _delete = database.Prepare("DELETE FROM agentos_history WHERE id <= ?1"u8);
    }

    /// <summary>Whether it is time to look at the limit.</summary>
    /// <param name="last">The newest row's number.</param>
    internal bool IsDue(long last)
    {
        if (last < _lookedAt + LookAfter)
            return false;
        _lookedAt = last;
        return true;
    }

    /// <summary>The newest row that the limits do not leave room for; 0 when all may stay.</summary>
    /// <param name="last">The newest row's number.</param>
    /// <param name="now">The time.</param>
    internal long FindExcess(long last, DateTimeOffset now)
    {
        TimelineLimit limit = _limits.Read();
        long excess = limit.Rows is { } rows ? Math.Max(0, last - rows) : 0;
        if (limit.Bytes is { } bytes)
            excess = Math.Max(excess, _size.FindExcess(bytes));
        if (limit.Age is { } age)
            excess = Math.Max(excess, FindOlder(last, now - age));
        return excess;
    }

    /// <summary>Removes rows up to a number.</summary>
    /// <returns>What is to be recorded; null when there were none.</returns>
    internal TimelineEvent? Remove(long upTo)
    {
        (long before, long last) = _size.ReadEnds();
        if (before == last || before >= upTo)
            return null;
        _ = _hash.Bind(1, upTo).Step();
        string? hash = _hash.GetText(0);
        _hash.Reset();
        _size.Removing(upTo);
        _delete.Bind(1, upTo).Run();
        return new TimelineEvent(Pruned, string.Create(CultureInfo.InvariantCulture, $"{before + 1}-{upTo}"), Cause: hash);
    }

    // Rows come in the order of their time, but for a clock that was set back.
    private long FindOlder(long last, DateTimeOffset moment)
    {
        long older = _since.Bind(1, TimelineNote.Nanoseconds(moment)).Step() ? _since.GetInt64(0) - 1 : last;
        _since.Reset();
        return older;
    }
}
