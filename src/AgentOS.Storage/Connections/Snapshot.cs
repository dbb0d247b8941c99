using AgentOS.Errors;
using AgentOS.Sqlite;
using AgentOS.Storage.Commits;

namespace AgentOS.Storage.Connections;

/// <summary>Copies of a database in use, through SQLite's online backup.</summary>
internal static class Snapshot
{
    internal static bool Write(DatabaseConnection connection, string path)
    {
        if (File.Exists(path) || Directory.Exists(path))
            throw new AgentOSException(StorageErrors.AlreadyExists, "snapshot to", path);
        try
        {
            Copy(connection.Database, Path.GetFullPath(path));
            return true;
        }
        catch (SqliteException e)
        {
            throw StorageFailure.Describe(e, "snapshot to", path);
        }
    }

    /// <summary>Copies page by page; the copy is whole, so a mount's mark does not belong on it.</summary>
    internal static void Copy(SqliteDatabase source, string path)
    {
        source.BackUpTo(path);
        using SqliteDatabase copy = source.OpenSibling(path, SqliteOpenMode.ReadWrite);
        MountMark.RemoveStale(copy);
    }
}
