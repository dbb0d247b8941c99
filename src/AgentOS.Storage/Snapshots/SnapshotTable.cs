using System.Text;
using AgentOS.Sqlite;
using AgentOS.Storage.Files;

namespace AgentOS.Storage.Snapshots;

/// <summary>Rows of agentos_snapshot.</summary>
internal static class SnapshotTable
{
    internal const string Name = "agentos_snapshot";

    internal static bool HasAny(SqliteDatabase database)
    {
        if (!HistorySchema.Exists(database, Name))
            return false;
        using SqliteStatement select = database.Prepare("SELECT 1 FROM agentos_snapshot LIMIT 1"u8);
        return select.Step();
    }

    /// <summary>Adds a snapshot of the present state.</summary>
    internal static SnapshotRow Insert(SqliteDatabase database, string name, DateTimeOffset now)
    {
        FileTime created = FileTime.From(now);
        using SqliteStatement insert = database.Prepare("""
            INSERT INTO agentos_snapshot (name, created_at, created_at_nsec, last_ino)
            SELECT ?1, ?2, ?3, max(coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'fs_inode'), 0), coalesce(max(ino), 0)) FROM fs_inode
            """u8);
        insert.BindText(1, name).Bind(2, created.Seconds).Bind(3, created.Nanoseconds).Run();
        return Find(database, name)!;
    }

    /// <summary>The snapshot of a name; null when there is none.</summary>
    internal static SnapshotRow? Find(SqliteDatabase database, string name) =>
        List(database).Find(row => row.Name.Equals(name, StringComparison.Ordinal));

    /// <summary>Every snapshot, oldest first.</summary>
    internal static List<SnapshotRow> List(SqliteDatabase database)
    {
        List<SnapshotRow> rows = [];
        if (!HistorySchema.Exists(database, Name))
            return rows;
        using SqliteStatement select = database.Prepare("SELECT id, name, created_at, created_at_nsec, last_ino FROM agentos_snapshot ORDER BY id"u8);
        while (select.Step())
        {
            FileTime created = new(select.GetInt64(2), (uint)select.GetInt64(3));
            rows.Add(new SnapshotRow(select.GetInt64(0), select.GetText(1) ?? "", created, select.GetInt64(4)));
        }

        return rows;
    }

    internal static void Delete(SqliteDatabase database, long id) =>
        database.Execute(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"DELETE FROM agentos_snapshot WHERE id = {id}"));

    /// <summary>Bytes of rows kept since a snapshot was made and before the next one.</summary>
    internal static long MeasureKept(SqliteDatabase database, IReadOnlyList<TrackedTable> tables, long id)
    {
        long bytes = 0;
        foreach (TrackedTable table in tables)
        {
            string lengths = string.Join(" + ", table.Columns.Select(column => $"coalesce(length({column}), 0)"));
            using SqliteStatement select = database.Prepare(Encoding.UTF8.GetBytes($"SELECT sum({lengths}) FROM {table.History} WHERE snapshot = ?1"));
            if (select.Bind(1, id).Step())
                bytes += select.GetInt64(0);
        }

        return bytes;
    }
}
