using AgentOS.Errors;
using AgentOS.Sqlite;

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
            connection.Database.BackUpTo(Path.GetFullPath(path));
            return true;
        }
        catch (SqliteException e)
        {
            throw StorageFailure.Describe(e, "snapshot to", path);
        }
    }
}
