using AgentOS.Errors;
using AgentOS.Linux;
using AgentOS.Sqlite;

namespace AgentOS.Storage.Connections;

/// <summary>A database file as it is, for those who examine, mend or convert it: only its header has been checked, and nothing in it was touched.</summary>
internal sealed class RawDatabase : IDisposable
{
    private RawDatabase(DatabaseLocation location, DatabaseFile file, SqliteDatabase database)
    {
        Location = location;
        File = file;
        Database = database;
    }

    internal DatabaseLocation Location { get; }

    internal string Path => Location.Path;

    internal DatabaseFile File { get; }

    internal SqliteDatabase Database { get; }

    /// <summary>Opens the file so that nothing in it changes, a log left by a crash included.</summary>
    /// <exception cref="AgentOSException">It is missing, may not be read, or cannot be a database.</exception>
    internal static RawDatabase OpenForReading(DatabaseLocation location) => Open(location, static resolved =>
    {
        // The last writer to close takes the side files away and moves the log into the file: harmless when the log is empty, and needed
        // then, because a reader would leave the side files it makes. A log with content stays for its owner.
        bool hasLog = new FileInfo(resolved.Path + "-wal") is { Exists: true, Length: > 0 };
        SqliteDatabase database = Connect(resolved, hasLog ? SqliteOpenMode.ReadOnly : SqliteOpenMode.ReadWrite);
        database.Execute("PRAGMA query_only = ON");
        if (hasLog || IsUsable(database))
            return database;

        // Side files cannot be made here, so nobody is writing either.
        database.Dispose();
        return Connect(resolved, SqliteOpenMode.Immutable);
    });

    /// <summary>Opens the file for changing it.</summary>
    /// <inheritdoc cref="OpenForReading"/>
    internal static RawDatabase OpenForWriting(DatabaseLocation location) => Open(location, static resolved => Connect(resolved, SqliteOpenMode.ReadWrite));

    /// <summary>Another connection to the same file, for reading.</summary>
    internal SqliteDatabase OpenCompanion() => Connect(Location, SqliteOpenMode.ReadOnly);

    public void Dispose()
    {
        Database.Dispose();
        File.Dispose();
    }

    private static RawDatabase Open(DatabaseLocation location, Func<DatabaseLocation, SqliteDatabase> connect)
    {
        DatabaseLocation resolved = location.Resolve();
        DatabasePlace.Check(resolved.Path);
        DatabaseFile? file = null;
        try
        {
            file = DatabaseFile.Acquire(resolved.Path);
            return new RawDatabase(resolved, file, CheckedOpening.Open(file, resolved, () => connect(resolved)));
        }
        catch (Exception e)
        {
            file?.Dispose();
            switch (e)
            {
                case SqliteException failure:
                    throw StorageFailure.Describe(failure, "open", location.Path);
                case LinuxException failure:
                    throw StorageFailure.Describe(failure, "open", location.Path);
                default:
                    throw;
            }
        }
    }

    private static SqliteDatabase Connect(DatabaseLocation location, SqliteOpenMode mode)
    {
        SqliteDatabase database = SqliteDatabase.Open(location.Path, mode, location.Key?.Notation);
        try
        {
            database.SetBusyTimeout(DatabaseConnection.BusyTimeout);
            // The file may be hostile or damaged: its schema may call no functions with effects, and cells are checked before use.
            database.Execute("PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY; PRAGMA secure_delete = OFF");
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    private static bool IsUsable(SqliteDatabase database)
    {
        try
        {
            using SqliteStatement probe = database.Prepare("SELECT count(*) FROM sqlite_schema"u8);
            probe.Run();
            return true;
        }
        catch (SqliteException e) when (e.Code != SqliteResult.NotADatabase)
        {
            return e.Code is not (SqliteResult.CannotOpen or SqliteResult.ReadOnly);
        }
    }
}
