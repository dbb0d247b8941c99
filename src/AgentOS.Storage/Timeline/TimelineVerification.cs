using System.Globalization;
using System.Text;
using AgentOS.Sqlite;
using AgentOS.Storage.Hashing;

namespace AgentOS.Storage.Timeline;

/// <summary>Follows the chain from the oldest row to the newest. One pass, one row in memory.</summary>
internal sealed class TimelineVerification
{
    private const int HashColumn = 11;

    private readonly EntryHash _hash = new();
    private readonly List<string> _defects = [];
    private readonly byte[] _expected = new byte[Sha256.Length];
    private byte[] _previous = new byte[Sha256.Length];
    private long _last;
    private long _rows;
    private long _pruned;

    /// <summary>Examines the timeline, inside a reading transaction.</summary>
    /// <param name="database">The connection.</param>
    /// <param name="expected">A head that was noted earlier, which must be part of the chain; null when there is none.</param>
    internal static TimelineReport Run(SqliteDatabase database, string? expected)
    {
        TimelineVerification verification = new();
        verification.StartAfterPruned(database);
        bool isMet = expected is null || verification.Head.Equals(expected, StringComparison.OrdinalIgnoreCase);
        using (SqliteStatement rows = database.Prepare(Encoding.UTF8.GetBytes($"SELECT {TimelineTable.Columns}, hash FROM agentos_history ORDER BY id")))
        {
            while (rows.Step())
            {
                verification.Examine(rows);
                isMet |= verification.Head.Equals(expected, StringComparison.OrdinalIgnoreCase);
            }
        }

        verification.ExamineEnd(database);
        if (!isMet)
            verification._defects.Add($"the row {expected} is not part of the chain{(verification._pruned > 0 ? ", or was among the rows removed" : "")}");
        return new TimelineReport(verification._rows, verification._pruned, verification.Head, verification._defects);
    }

    private string Head => $"{_last}:{Convert.ToHexStringLower(_previous)}";

    /// <summary>The newest row about a removal says where the chain begins; it is examined itself, as a part of the chain.</summary>
    private void StartAfterPruned(SqliteDatabase database)
    {
        using SqliteStatement newest = database.Prepare(Encoding.UTF8.GetBytes(
            $"SELECT path, cause FROM agentos_history WHERE operation = '{TimelineRetention.Pruned}' ORDER BY id DESC LIMIT 1"));
        if (!newest.Step() || newest.GetText(0)?.Split('-') is not [_, { } end] || newest.GetText(1) is not { Length: 2 * Sha256.Length } hash)
            return;
        if (!long.TryParse(end, NumberStyles.None, CultureInfo.InvariantCulture, out long last) || !hash.All(char.IsAsciiHexDigit))
            return;
        (_last, _pruned, _previous) = (last, last, Convert.FromHexString(hash));
    }

    private void Examine(SqliteStatement row)
    {
        long id = row.GetInt64(0);
        ExamineGap(id);
        _hash.Begin(_previous);
        for (int column = 0; column < HashColumn; column++)
            _hash.Add(row, column);
        bool follows = id == _last + 1;
        byte[] stored = row.GetBytes(HashColumn).ToArray();
        _hash.Finish(_expected);
        if (follows && !_expected.AsSpan().SequenceEqual(stored))
            _defects.Add($"row {id} is not what was recorded, or does not follow the row before it");
        (_previous, _last) = (stored, id);
        _rows++;
    }

    private void ExamineGap(long id)
    {
        if (id > _last + 1)
            _defects.Add(Missing(_last + 1, id - 1));
        else if (id <= _last || id <= 0)
            _defects.Add($"row {id} was never given that number");
    }

    /// <summary>Rows at the end leave no gap; the sequence still knows them, unless it was turned back, too.</summary>
    private void ExamineEnd(SqliteDatabase database)
    {
        using SqliteStatement select = database.Prepare("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'agentos_history'"u8);
        _ = select.Step();
        long given = select.GetInt64(0);
        if (given > _last)
            _defects.Add(Missing(_last + 1, given));
        else if (given < _last)
            _defects.Add($"the sequence of row numbers stands at {given}, before the last row");
    }

    private static string Missing(long first, long last) => first == last ? $"row {first} is missing" : $"rows {first} to {last} are missing";
}
