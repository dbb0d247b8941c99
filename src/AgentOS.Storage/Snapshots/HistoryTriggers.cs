using System.Text;
using AgentOS.Sqlite;

namespace AgentOS.Storage.Snapshots;

/// <summary>
/// Triggers that keep a row as it was before it is first changed after the newest snapshot. They are TEMP triggers: they belong to one
/// connection and not to the file, which must not have any (docs/formats/agent-db.md, AF-3).
/// </summary>
internal static class HistoryTriggers
{
    private const string Prefix = "agentos_history_";

    internal static void Create(SqliteDatabase database, TrackedTable table)
    {
        // Without recursive triggers INSERT OR REPLACE would delete rows that no trigger sees (sqlite.org/lang_conflict.html).
        database.Execute($"""
            PRAGMA recursive_triggers = ON;
            CREATE TEMP TRIGGER {Prefix}{table.Name}_insert AFTER INSERT ON main.{table.Name} BEGIN {KeepAbsence(table, "")} END;
            CREATE TEMP TRIGGER {Prefix}{table.Name}_delete AFTER DELETE ON main.{table.Name} BEGIN {KeepRow(table)} END;
            CREATE TEMP TRIGGER {Prefix}{table.Name}_update AFTER UPDATE ON main.{table.Name} BEGIN
              {KeepRow(table)}
              {KeepAbsence(table, $"AND ({table.KeyOf("NEW")}) IS NOT ({table.KeyOf("OLD")})")}
            END;
            """);
    }

    internal static void DropAll(SqliteDatabase database)
    {
        StringBuilder drops = new();
        using (SqliteStatement select = database.Prepare(Encoding.UTF8.GetBytes(
            $"SELECT name FROM temp.sqlite_schema WHERE type = 'trigger' AND name GLOB '{Prefix}*'")))
        {
            while (select.Step())
                drops.Append("DROP TRIGGER temp.").Append(select.GetText(0)).Append(';');
        }

        database.Execute(drops.ToString());
    }

    private static string KeepRow(TrackedTable table) => $"""
        INSERT INTO {table.History} (snapshot, present, {table.ColumnList})
        SELECT newest.id, 1, {table.ColumnsOf("OLD")} {FromNewest(table, "OLD")};
        """;

    private static string KeepAbsence(TrackedTable table, string condition) => $"""
        INSERT INTO {table.History} (snapshot, present, {table.KeyList})
        SELECT newest.id, 0, {table.KeyOf("NEW")} {FromNewest(table, "NEW")} {condition};
        """;

    /// <summary>
    /// The newest snapshot, unless it has the row already. INSERT OR IGNORE would not do: the conflict clause of the statement that
    /// fires a trigger replaces those inside it (sqlite.org/lang_createtrigger.html).
    /// </summary>
    private static string FromNewest(TrackedTable table, string row) => $"""
        FROM (SELECT max(id) AS id FROM agentos_snapshot) AS newest
        WHERE newest.id IS NOT NULL
          AND NOT EXISTS (SELECT 1 FROM {table.History} AS kept WHERE {table.SameKey("kept", row)} AND kept.snapshot = newest.id)
        """;
}
