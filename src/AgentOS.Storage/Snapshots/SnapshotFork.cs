using System.Text;
using AgentOS.Errors;
using AgentOS.Linux;
using AgentOS.Sqlite;
using AgentOS.Storage.Connections;

namespace AgentOS.Storage.Snapshots;

/// <summary>Writes the state at a snapshot to a new database: the same tables, the rows of that moment, no history.</summary>
internal static class SnapshotFork
{
    internal static bool Write(DatabaseConnection connection, string name, string path)
    {
        SnapshotRow snapshot = SnapshotOperations.Find(connection.Database, "fork", name);
        DatabaseCreation.CreateWith(path, made => Fill(connection, snapshot, made));
        return true;
    }

    private static void Fill(DatabaseConnection connection, SnapshotRow snapshot, string made)
    {
        using (SqliteDatabase target = connection.Database.OpenSibling(made, SqliteOpenMode.Create))
            CreateTables(connection.Database, target);
        Copy(connection, snapshot, made);
        using (SqliteDatabase target = connection.Database.OpenSibling(made, SqliteOpenMode.ReadWrite))
            target.Execute("PRAGMA journal_mode = WAL");
        using Microsoft.Win32.SafeHandles.SafeFileHandle file = OpenFile.ForWriting(made);
        OpenFile.SynchronizeData(file);
    }

    private static void Copy(DatabaseConnection connection, SnapshotRow snapshot, string made)
    {
        using SqliteDatabase database = connection.OpenCompanion(DatabaseAccess.ReadWrite);
        database.AttachSibling(made, "fork");
        // Nobody knows the file yet: no journal, and one sync at the end.
        database.Execute("PRAGMA fork.synchronous = OFF; PRAGMA fork.journal_mode = OFF; BEGIN");
        if (SnapshotTable.Find(database, snapshot.Name)?.Id != snapshot.Id)
            throw new AgentOSException(SnapshotErrors.NotFound, "fork", snapshot.Name);
        foreach (TrackedTable table in HistorySchema.ReadTables(database))
            database.Execute($"INSERT INTO fork.{table.Name} ({table.ColumnList}) {PastState.Select(table, snapshot.Id)}");
        database.Execute("COMMIT");
    }

    private static long ReadPageSize(SqliteDatabase database)
    {
        using SqliteStatement select = database.Prepare("PRAGMA page_size"u8);
        select.Step();
        return select.GetInt64(0);
    }

    private static void CreateTables(SqliteDatabase source, SqliteDatabase target)
    {
        target.Execute($"PRAGMA page_size = {ReadPageSize(source)}; PRAGMA synchronous = OFF; BEGIN");
        using SqliteStatement select = source.Prepare(Encoding.UTF8.GetBytes($"""
            SELECT sql FROM main.sqlite_schema
            WHERE type IN ('table', 'index') AND sql IS NOT NULL AND sql NOT LIKE 'CREATE VIRTUAL%' AND name NOT LIKE 'sqlite|_%' ESCAPE '|'
              AND tbl_name <> '{SnapshotTable.Name}' AND tbl_name NOT GLOB '{TrackedTable.HistoryPrefix}*'
            ORDER BY type = 'index', rowid
            """));
        while (select.Step())
        {
            using SqliteStatement create = target.Prepare(select.GetBytes(0));
            create.Run();
        }

        target.Execute("COMMIT");
    }
}
