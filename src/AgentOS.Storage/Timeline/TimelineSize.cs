using System.Text;
using AgentOS.Sqlite;

namespace AgentOS.Storage.Timeline;

/// <summary>How many bytes the rows of the timeline have. Counted once; after that only rows that come and go are looked at.</summary>
internal sealed class TimelineSize
{
    // Four numbers of 8 bytes, the hash of 32, and the bytes of each text (length() counts characters; octet_length() came with SQLite 3.43).
    private const string RowSize = """
        64 + length(CAST(agent AS BLOB)) + coalesce(length(CAST(command AS BLOB)), 0) + length(CAST(operation AS BLOB)) + coalesce(length(CAST(path AS BLOB)), 0)
           + coalesce(length(CAST(target AS BLOB)), 0) + length(CAST(result AS BLOB)) + coalesce(length(CAST(cause AS BLOB)), 0)
        """;

    private readonly SqliteStatement _ends;
    private readonly SqliteStatement _sum;
    private readonly SqliteStatement _oldest;

    // Rows after _before up to _last have _bytes.
    private long _before, _last, _bytes;

    internal TimelineSize(SqliteDatabase database)
    {
        _ends = database.Prepare("SELECT coalesce(min(id) - 1, 0), coalesce(max(id), 0) FROM agentos_history"u8);
        _sum = database.Prepare(Encoding.UTF8.GetBytes($"SELECT coalesce(sum({RowSize}), 0) FROM agentos_history WHERE id > ?1 AND id <= ?2"));
        _oldest = database.Prepare(Encoding.UTF8.GetBytes($"SELECT id, {RowSize} FROM agentos_history ORDER BY id"));
    }

    /// <summary>The numbers between which the rows are: the one before the oldest row's, and the newest's; the same when there are none.</summary>
    internal (long Before, long Last) ReadEnds()
    {
        _ = _ends.Step();
        (long, long) ends = (_ends.GetInt64(0), _ends.GetInt64(1));
        _ends.Reset();
        return ends;
    }

    /// <summary>The newest row that has to go for the others to fit; 0 when all do.</summary>
    /// <param name="kept">In bytes.</param>
    internal long FindExcess(long kept)
    {
        Count();
        long excess = 0;
        for (long left = _bytes; left > kept && _oldest.Step(); left -= _oldest.GetInt64(1))
            excess = _oldest.GetInt64(0);
        _oldest.Reset();
        return excess;
    }

    /// <summary>Rows up to a number are about to be removed.</summary>
    internal void Removing(long upTo)
    {
        if (upTo <= _before)
            return;
        _bytes -= Sum(_before, Math.Min(upTo, _last));
        (_before, _last) = (upTo, Math.Max(upTo, _last));
    }

    private void Count()
    {
        (long before, long last) = ReadEnds();
        // Somebody else removed rows, or these are the first ones seen.
        if (before != _before || last < _last)
            (_before, _last, _bytes) = (before, before, 0);
        _bytes += Sum(_last, last);
        _last = last;
    }

    private long Sum(long after, long upTo)
    {
        _ = _sum.Bind(1, after).Bind(2, upTo).Step();
        long bytes = _sum.GetInt64(0);
        _sum.Reset();
        return bytes;
    }
}
