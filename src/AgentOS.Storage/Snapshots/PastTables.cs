using AgentOS.Sqlite;

namespace AgentOS.Storage.Snapshots;

/// <summary>
/// Puts the tables of a snapshot in front of the present ones, on one connection: names in the temp schema win over the file's
/// (sqlite.org/lang_naming.html), so that everything that reads tables reads the past.
/// </summary>
internal static class PastTables
{
    // Tables that hold content become views, so that only what is read is fetched; the others are copied, because a view cannot use an index in a join.
    private const string ContentSuffix = "_data";

    internal static void Install(SqliteDatabase database, long snapshot)
    {
        foreach (TrackedTable table in HistorySchema.ReadTables(database))
        {
            string past = PastState.Select(table, snapshot);
            database.Execute(table.Name.EndsWith(ContentSuffix, StringComparison.Ordinal)
                ? $"CREATE TEMP VIEW {table.Name} AS {past}"
                : $"CREATE TEMP TABLE {table.Name} ({string.Join(", ", table.Declarations)}, PRIMARY KEY ({table.KeyList})); INSERT INTO temp.{table.Name} {past}");
        }

        database.Execute("CREATE INDEX temp.agentos_past_dentry ON fs_dentry (parent_ino, name)");
    }
}
