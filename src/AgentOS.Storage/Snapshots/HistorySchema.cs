using AgentOS.Sqlite;

namespace AgentOS.Storage.Snapshots;

/// <summary>The tables of snapshots. They are made with an agent's first snapshot: an agent without one pays nothing.</summary>
internal static class HistorySchema
{
    private const string CreateSnapshots = """
        CREATE TABLE IF NOT EXISTS agentos_snapshot (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE,
          created_at INTEGER NOT NULL, created_at_nsec INTEGER NOT NULL, last_ino INTEGER NOT NULL);
        """;

    /// <summary>Makes what is missing, and returns the tables that can be kept from now on.</summary>
    internal static List<TrackedTable> Create(SqliteDatabase database)
    {
        database.Execute(CreateSnapshots);
        List<TrackedTable> tables = TrackedTables.Read(database);
        foreach (TrackedTable table in tables)
        {
            // A table with row ids, so that looking for a row's history reads a narrow index and no content.
            database.Execute($"""
                CREATE TABLE IF NOT EXISTS {table.History} (snapshot INTEGER NOT NULL, present INTEGER NOT NULL,
                  {string.Join(", ", table.Declarations)}, PRIMARY KEY ({table.KeyList}, snapshot))
                """);
        }

        return tables;
    }

    /// <summary>The tables that have a history.</summary>
    internal static List<TrackedTable> ReadTables(SqliteDatabase database) =>
        [.. TrackedTables.Read(database).Where(table => Exists(database, table.History))];

    internal static bool Exists(SqliteDatabase database, string table)
    {
        using SqliteStatement select = database.Prepare("SELECT 1 FROM main.sqlite_schema WHERE type = 'table' AND name = ?1"u8);
        return select.BindText(1, table).Step();
    }
}
