using AgentOS.Errors;
using AgentOS.Linux;
using AgentOS.Sqlite;
using AgentOS.Storage.Commits;
using AgentOS.Storage.Format;
using AgentOS.Storage.Snapshots;

namespace AgentOS.Storage.Connections;

/// <summary>An open agent database: the checked file, one SQLite connection to it, and what its schema looks like.</summary>
internal sealed class DatabaseConnection : IDisposable
{
    internal const string InMemory = ":memory:";

    /// <summary>A writer in another process may hold the lock for a whole group of operations; SQLite's customary patience.</summary>
    internal static readonly TimeSpan BusyTimeout = TimeSpan.FromSeconds(5);

    private bool _isDisposed;

    private DatabaseConnection(DatabaseLocation location, DatabaseFile? file, SqliteDatabase database, SchemaShape shape)
    {
        Location = location;
        File = file;
        Database = database;
        Shape = shape;
        History = new HistoryCapture(database);
    }

    internal DatabaseLocation Location { get; }

    internal string Path => Location.Path;

    /// <summary>Null for a database in memory.</summary>
    internal DatabaseFile? File { get; }

    internal SqliteDatabase Database { get; }

    internal SchemaShape Shape { get; private set; }

    /// <summary>Keeps what this connection changes for the newest snapshot.</summary>
    internal HistoryCapture History { get; }

    /// <summary>Opens an existing file after checking that it is an agent database this program may use as asked.</summary>
    /// <exception cref="AgentOSException">It is not; nothing was changed.</exception>
    internal static DatabaseConnection Open(DatabaseLocation location, DatabaseAccess access)
    {
        // SQLite would take the name of a side file from a relative path at different moments; the current directory may change.
        DatabaseLocation resolved = location.Resolve();
        DatabaseFile? file = null;
        SqliteDatabase? database = null;
        try
        {
            DatabasePlace.Check(resolved.Path);
            file = DatabaseFile.Acquire(resolved.Path);
            // A reader's first connection may write too, as far as SQLite knows (Prepare forbids it): only such a one takes the side files
            // away that it made, when it is the last. On a file that may not be written SQLite makes it a reader by itself.
            database = CheckedOpening.Open(file, resolved, () => Connect(mode => SqliteDatabase.Open(resolved.Path, mode, resolved.Key?.Notation), SqliteOpenMode.ReadWrite, access));
            SchemaShape shape = SchemaShape.Read(database);
            SchemaCheck.Demand(shape, access, resolved.Path);
            if (!file.IsLeased())
                RemoveStaleMark(database);
            Prepare(database, shape, access);
            return new DatabaseConnection(resolved, file, database, shape);
        }
        catch (Exception e)
        {
            database?.Dispose();
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

    /// <summary>Makes a database that lives in memory and goes with the connection.</summary>
    internal static DatabaseConnection OpenInMemory(TimeProvider time)
    {
        SqliteDatabase database = SqliteDatabase.Open(InMemory, SqliteOpenMode.Create);
        database.Execute($"{Schema.CreatePeerTables}{Schema.InitialRows(time.GetUtcNow())}{Schema.CreateOwnTables}");
        return new DatabaseConnection(InMemory, null, database, SchemaShape.Read(database));
    }

    /// <summary>Another connection to the same file, for a thread of its own. A reader's cannot be talked into writing by any SQL.</summary>
    internal SqliteDatabase OpenCompanion(DatabaseAccess access) =>
        Connect(mode => Database.OpenSibling(Path, mode), access == DatabaseAccess.ReadWrite ? SqliteOpenMode.ReadWrite : SqliteOpenMode.ReadOnly, access);

    /// <summary>Makes a reader's connection see one moment until it is disposed: that of a snapshot, or now when it is null.</summary>
    internal void StayAt(string? snapshot)
    {
        Database.Execute("PRAGMA query_only = OFF; BEGIN");
        if (snapshot is not null)
            PastTables.Install(Database, SnapshotOperations.Find(Database, "open", snapshot).Id);
        Database.Execute("PRAGMA query_only = ON");
        Shape = SchemaShape.Read(Database);
    }

    public void Dispose()
    {
        if (_isDisposed)
            return;
        _isDisposed = true;
        Database.Dispose();
        File?.Dispose();
    }

    private static void RemoveStaleMark(SqliteDatabase database)
    {
        try
        {
            MountMark.RemoveStale(database);
        }
        catch (SqliteException)
        {
            // The file cannot be written, or not now; the mark does no harm on the file it was set on.
        }
    }

    private static SqliteDatabase Connect(Func<SqliteOpenMode, SqliteDatabase> open, SqliteOpenMode mode, DatabaseAccess access)
    {
        SqliteDatabase database = open(mode);
        try
        {
            database.SetBusyTimeout(BusyTimeout);
            using SqliteStatement probe = database.Prepare("SELECT count(*) FROM sqlite_schema"u8);
            probe.Run();
            return database;
        }
        catch (SqliteException e) when (access == DatabaseAccess.ReadOnly && e.Code is (SqliteResult.CannotOpen or SqliteResult.ReadOnly))
        {
            // A reader of a WAL file needs its two side files; where they cannot be made and are not there, nobody writes either.
            database.Dispose();
            return open(SqliteOpenMode.Immutable);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    private static void Prepare(SqliteDatabase database, SchemaShape shape, DatabaseAccess access)
    {
        // secure_delete would overwrite freed pages with zeros: Debian's build turns it on, a file system does not do that.
        database.Execute("PRAGMA cache_size = -16384; PRAGMA secure_delete = OFF; PRAGMA temp_store = MEMORY");
        if (access == DatabaseAccess.ReadWrite)
        {
            database.Execute("PRAGMA journal_mode = WAL");
            if (!shape.HasOwnTables)
                database.Execute(Schema.CreateOwnTables);
        }
        else if (!shape.HasOwnTables)
        {
            database.Execute(Schema.CreateOwnTables.Replace("CREATE TABLE", "CREATE TEMP TABLE", StringComparison.Ordinal));
        }

        if (access == DatabaseAccess.ReadOnly)
            database.Execute("PRAGMA query_only = ON");
    }
}
