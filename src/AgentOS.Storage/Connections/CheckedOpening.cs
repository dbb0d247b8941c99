using AgentOS.Errors;
using AgentOS.Linux;
using AgentOS.Sqlite;
using AgentOS.Storage.Commits;
using AgentOS.Storage.Format;

namespace AgentOS.Storage.Connections;

/// <summary>Opens a file with SQLite between two looks at it: at its header before, and after at what only its key shows.</summary>
internal static class CheckedOpening
{
    /// <param name="file">The file.</param>
    /// <param name="location">Its full path, and its key.</param>
    /// <param name="connect">Opens the connection.</param>
    /// <exception cref="AgentOSException">It cannot be a whole database, or the key is not its key; nothing was changed.</exception>
    internal static SqliteDatabase Open(DatabaseFile file, DatabaseLocation location, Func<SqliteDatabase> connect)
    {
        FileHeader.Check(file, location);
        bool hasLog = File.Exists(location.Path + "-wal");
        SqliteDatabase? database = null;
        try
        {
            database = connect();
            if (location.Key is not null && MountMark.IsForeign(database, file.Identity) && !hasLog)
                throw new AgentOSException(StorageErrors.CopiedWhileMounted, "open", location.Path);
            // Encrypting a file puts another in its place; from here on the connection keeps that from happening.
            if (OpenFile.Identify(location.Path) != file.Identity)
                throw new AgentOSException(StorageErrors.Busy, "open", location.Path, "it was replaced just now");
            return database;
        }
        catch (Exception e)
        {
            database?.Dispose();
            switch (e)
            {
                case SqliteException { Code: SqliteResult.NotADatabase } when location.Key is not null:
                    throw new AgentOSException(EncryptionErrors.WrongKey, "open", location.Path, null, e);
                case CipherUnavailableException:
                    throw new AgentOSException(EncryptionErrors.LibraryMissing, "open", location.Path, e.Message, e);
                default:
                    throw;
            }
        }
    }
}
