using System.Globalization;
using System.Text;
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

    /// <summary>The operation of a row that says how many rows are to be kept from then on.</summary>
    internal const string Limit = "history.limit";

    /// <summary>No limit.</summary>
    internal const string Unlimited = "none";

    // Rows between two looks at the limit: removing many at a time costs less than one with each, and the table is never longer than that above it.
    private const int LookAfter = 1024;

    private readonly SqliteStatement _limit;
    private readonly SqliteStatement _first;
    private readonly SqliteStatement _hash;
    private readonly SqliteStatement _delete;
    private long _lookedAt;

    internal TimelineRetention(SqliteDatabase database)
    {
        _limit = database.Prepare("SELECT CAST(value AS INTEGER) FROM fs_config WHERE key = 'agentos_history_rows' AND value > 0"u8);
        _first = database.Prepare("SELECT coalesce(min(id), 0) FROM agentos_history"u8);
        _hash = database.Prepare("SELECT lower(hex(hash)) FROM agentos_history WHERE id = ?1"u8);
        _delete = database.Prepare("DELETE FROM agentos_history WHERE id <= ?1"u8);
    }

    /// <summary>Sets how many rows are kept; null for all.</summary>
    internal static void Set(SqliteDatabase database, long? rows)
    {
        using SqliteStatement set = database.Prepare(
            rows is null ? "DELETE FROM fs_config WHERE key = 'agentos_history_rows'"u8 : "INSERT OR REPLACE INTO fs_config (key, value) VALUES ('agentos_history_rows', ?1)"u8);
        if (rows is { } kept)
            set.BindText(1, Encoding.UTF8.GetBytes(kept.ToString(CultureInfo.InvariantCulture)));
        set.Run();
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

    /// <summary>The newest row that the limit does not leave room for; 0 when all may stay.</summary>
    /// <param name="last">The newest row's number.</param>
    internal long FindExcess(long last) => Read(_limit) is > 0 and long kept ? Math.Max(0, last - kept) : 0;

    /// <summary>Removes rows up to a number.</summary>
    /// <returns>What is to be recorded; null when there were none.</returns>
    internal TimelineEvent? Remove(long upTo)
    {
        long first = Read(_first);
        if (first == 0 || first > upTo)
            return null;
        _ = _hash.Bind(1, upTo).Step();
        string? hash = _hash.GetText(0);
        _hash.Reset();
        _delete.Bind(1, upTo).Run();
        return new TimelineEvent(Pruned, string.Create(CultureInfo.InvariantCulture, $"{first}-{upTo}"), Cause: hash);
    }

    private static long Read(SqliteStatement statement)
    {
        long value = statement.Step() ? statement.GetInt64(0) : 0;
        statement.Reset();
        return value;
    }
}
