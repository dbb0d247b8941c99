using System.Globalization;
using AgentOS.Sqlite;

namespace AgentOS.Storage.Snapshots;

/// <summary>Deletes a snapshot: what older ones need of its rows becomes theirs, the rest goes.</summary>
internal static class SnapshotDeletion
{
    internal static void Run(SqliteDatabase database, SnapshotRow deleted)
    {
        long? older = SnapshotTable.List(database).LastOrDefault(row => row.Id < deleted.Id)?.Id;
        foreach (TrackedTable table in HistorySchema.ReadTables(database))
        {
            string ofDeleted = string.Create(CultureInfo.InvariantCulture, $"snapshot = {deleted.Id}");
            if (older is { } heir)
                database.Execute(Inherit(table, ofDeleted, heir));
            database.Execute($"DELETE FROM {table.History} WHERE {ofDeleted}");
        }

        SnapshotTable.Delete(database, deleted.Id);
    }

    private static string Inherit(TrackedTable table, string ofDeleted, long heir) => string.Create(CultureInfo.InvariantCulture, $"""
        UPDATE {table.History} SET snapshot = {heir}
        WHERE {ofDeleted} AND NOT EXISTS (
          SELECT 1 FROM {table.History} AS own WHERE {table.SameKey("own", table.History)} AND own.snapshot = {heir})
        """);
}
