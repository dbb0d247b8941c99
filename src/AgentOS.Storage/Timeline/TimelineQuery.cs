using System.Text;
using AgentOS.Sqlite;

namespace AgentOS.Storage.Timeline;

/// <summary>Reads rows of agentos_history.</summary>
internal static class TimelineQuery
{
    private static readonly byte[] s_select = Encoding.UTF8.GetBytes($"""
        SELECT * FROM (
          SELECT {TimelineTable.Columns} FROM agentos_history
          WHERE id > ?1 AND (?2 IS NULL OR time_ns >= ?2)
            AND (?3 IS NULL OR path = ?3 OR target = ?3 OR substr(path, 1, length(?4)) = ?4 OR substr(target, 1, length(?4)) = ?4)
            AND (?5 IS NULL OR operation = ?5) AND (?6 IS NULL OR result = ?6)
            AND (?7 IS NULL OR (operation GLOB 'tool.*' AND path = ?7))
          ORDER BY id DESC LIMIT ?8)
        ORDER BY id
        """);

    internal static List<TimelineEntry> Run(SqliteDatabase database, TimelineFilter filter)
    {
        using SqliteStatement select = database.Prepare(s_select);
        select.Bind(1, filter.After).BindText(3, filter.Path).BindText(4, filter.Path is null ? null : filter.Path.TrimEnd('/') + '/')
            .BindText(5, filter.Operation).BindText(6, filter.Result).BindText(7, filter.Tool).Bind(8, filter.Limit ?? -1);
        if (filter.Since is { } since)
            select.Bind(2, TimelineNote.Nanoseconds(since));
        else
            select.BindNull(2);
        List<TimelineEntry> entries = [];
        while (select.Step())
            entries.Add(Read(select));
        return entries;
    }

    /// <summary>The newest of the oldest rows that are all from before a moment; 0 for none. Clocks can be set back; numbers cannot.</summary>
    internal static long FindLastBefore(SqliteDatabase database, DateTimeOffset moment)
    {
        using SqliteStatement select = database.Prepare("""
            SELECT coalesce((SELECT min(id) - 1 FROM agentos_history WHERE time_ns >= ?1), (SELECT max(id) FROM agentos_history), 0)
            """u8);
        _ = select.Bind(1, TimelineNote.Nanoseconds(moment)).Step();
        return select.GetInt64(0);
    }

    private static TimelineEntry Read(SqliteStatement row) => new(
        row.GetInt64(0), row.GetInt64(1), row.GetText(2) ?? "", row.IsNull(3) ? null : row.GetInt64(3), row.GetText(4), row.GetText(5) ?? "",
        row.GetText(6), row.GetText(7), row.GetInt64(8), row.GetText(9) ?? "", row.GetText(10));
}
