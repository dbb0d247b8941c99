using System.Text;
using AgentOS.Sqlite;

namespace AgentOS.Storage.Snapshots;

/// <summary>
/// Brings the tables back to a snapshot, inside a transaction whose changes are kept for the newest snapshot like any others: so the
/// history only grows, and every snapshot, older or newer, stays as it was.
/// </summary>
internal static class SnapshotRestore
{
    internal static void Run(SqliteDatabase database, long snapshot)
    {
        foreach (TrackedTable table in HistorySchema.ReadTables(database))
            RestoreTable(database, table, snapshot);
    }

    private static void RestoreTable(SqliteDatabase database, TrackedTable table, long snapshot)
    {
        // The keys are set aside because the changes below add to the table they are read from; content stays where it is.
        database.Execute($"""
            CREATE TEMP TABLE agentos_restored AS {PastState.SelectChangedKeys(table, snapshot)};
            DELETE FROM {table.Name} WHERE ({table.KeyList}) IN (SELECT {table.KeyList} FROM temp.agentos_restored);
            """);
        using (SqliteStatement next = Prepare(database, "SELECT rowid FROM temp.agentos_restored"))
        using (SqliteStatement insert = Prepare(database, InsertOne(table)))
        {
            // One row at a time: an INSERT … SELECT that fires triggers collects all its rows in memory first.
            while (next.Step())
                insert.Bind(1, next.GetInt64(0)).Run();
        }

        database.Execute("DROP TABLE temp.agentos_restored");
    }

    private static string InsertOne(TrackedTable table) => $"""
        INSERT INTO {table.Name} ({table.ColumnList})
        SELECT {table.ColumnsOf("past")} FROM temp.agentos_restored AS restored CROSS JOIN main.{table.History} AS past
        ON {table.SameKey("past", "restored")} AND past.snapshot = restored.snapshot
        WHERE restored.rowid = ?1 AND past.present = 1
        """;

    private static SqliteStatement Prepare(SqliteDatabase database, string sql) => database.Prepare(Encoding.UTF8.GetBytes(sql));
}
