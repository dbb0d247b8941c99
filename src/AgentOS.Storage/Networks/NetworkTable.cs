using AgentOS.Sqlite;

namespace AgentOS.Storage.Networks;

/// <summary>Rows of agentos_network (docs/formats/agent-db.md, "Network").</summary>
internal static class NetworkTable
{
    // About 30 MB of rows as they usually are.
    private const int MostRows = 100_000;

    private const string CreateTable = """
        CREATE TABLE IF NOT EXISTS agentos_network (id INTEGER PRIMARY KEY, ended_ns INTEGER, source TEXT NOT NULL, process_id INTEGER, command TEXT,
          host TEXT NOT NULL, port INTEGER NOT NULL, address TEXT, sent INTEGER NOT NULL, received INTEGER NOT NULL, verdict TEXT NOT NULL,
          rule TEXT, kind TEXT, reason TEXT NOT NULL, remedy TEXT, generation INTEGER NOT NULL);
        """;

    /// <summary>Writes rows; one with the id of another takes its place. The oldest go when there are too many. Only inside a transaction.</summary>
    internal static void Write(SqliteDatabase database, IReadOnlyList<NetworkEntry> entries)
    {
        database.Execute(CreateTable);
        using (SqliteStatement insert = database.Prepare("""
            INSERT OR REPLACE INTO agentos_network (id, ended_ns, source, process_id, command, host, port, address, sent, received, verdict, rule, kind, reason, remedy, generation)
              VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)
            """u8))
        {
            foreach (NetworkEntry entry in entries)
                Insert(insert, entry);
        }

        using SqliteStatement prune = database.Prepare(
            "DELETE FROM agentos_network WHERE id <= (SELECT id FROM agentos_network ORDER BY id DESC LIMIT 1 OFFSET ?1)"u8);
        prune.Bind(1, MostRows).Run();
    }

    /// <summary>Reads rows, oldest first.</summary>
    internal static List<NetworkEntry> Read(SqliteDatabase database, NetworkFilter filter)
    {
        List<NetworkEntry> entries = [];
        if (!Exists(database))
            return entries;
        using SqliteStatement select = database.Prepare("""
            SELECT * FROM (
              SELECT id, ended_ns, source, process_id, command, host, port, address, sent, received, verdict, rule, kind, reason, remedy, generation
              FROM agentos_network WHERE id > ?1 AND (?2 = 0 OR verdict <> 'allowed') ORDER BY id DESC LIMIT ?3)
            ORDER BY id
            """u8);
        select.Bind(1, filter.After).Bind(2, filter.RefusedOnly ? 1 : 0).Bind(3, filter.Limit ?? -1);
        while (select.Step())
            entries.Add(Read(select));
        return entries;
    }

    private static bool Exists(SqliteDatabase database)
    {
        using SqliteStatement select = database.Prepare("SELECT 1 FROM sqlite_master WHERE name = 'agentos_network'"u8);
        return select.Step();
    }

    private static void Insert(SqliteStatement insert, NetworkEntry entry)
    {
        insert.Bind(1, entry.Id).BindText(3, entry.Source).BindText(5, entry.Command).BindText(6, entry.Host).Bind(7, entry.Port).BindText(8, entry.Address)
            .Bind(9, entry.Sent).Bind(10, entry.Received).BindText(11, entry.Verdict).BindText(12, entry.Rule).BindText(13, entry.Kind)
            .BindText(14, entry.Reason).BindText(15, entry.Remedy).Bind(16, entry.Generation);
        _ = entry.Ended is { } ended ? insert.Bind(2, ended) : insert.BindNull(2);
        _ = entry.ProcessId is { } process ? insert.Bind(4, process) : insert.BindNull(4);
        insert.Run();
    }

    private static NetworkEntry Read(SqliteStatement row) => new(
        row.GetInt64(0), row.IsNull(1) ? null : row.GetInt64(1), row.GetText(2) ?? "", row.IsNull(3) ? null : row.GetInt64(3), row.GetText(4),
        row.GetText(5) ?? "", (int)row.GetInt64(6), row.GetText(7), row.GetInt64(8), row.GetInt64(9), row.GetText(10) ?? "", row.GetText(11),
        row.GetText(12), row.GetText(13) ?? "", row.GetText(14), row.GetInt64(15));
}
