using AgentOS.Sqlite;

namespace AgentOS.Storage.Connections;

/// <summary>Rebuilds a database file without its free pages.</summary>
internal static class Compactor
{
    internal static Compaction Run(DatabaseConnection connection)
    {
        using MountExclusion exclusion = MountExclusion.Take(connection, "compact");
        try
        {
            long before = Measure(connection);
            if (connection.File is null)
                connection.Database.Execute("VACUUM");
            else
                RunOnDisk(connection);
            return new Compaction(before, Measure(connection));
        }
        catch (SqliteException e)
        {
            throw StorageFailure.Describe(e, "compact", connection.Path);
        }
    }

    /// <summary>On a connection of its own: ours keeps temporary tables in memory, and the copy that VACUUM makes is one.</summary>
    private static void RunOnDisk(DatabaseConnection connection)
    {
        using SqliteDatabase database = connection.OpenCompanion(DatabaseAccess.ReadWrite);
        database.Execute("VACUUM");
        _ = database.Checkpoint(CheckpointMode.Truncate);
    }

    private static long Measure(DatabaseConnection connection)
    {
        using SqliteStatement select = connection.Database.Prepare(
            "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"u8);
        select.Step();
        return select.GetInt64(0);
    }
}
