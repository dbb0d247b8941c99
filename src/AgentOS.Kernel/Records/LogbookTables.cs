using AgentOS.Kernel.Audit;
using AgentOS.Kernel.Recording;
using AgentOS.Sqlite;

namespace AgentOS.Kernel.Records;

/// <summary>The tables of an open logbook.</summary>
internal sealed class LogbookTables : IDisposable
{
    private readonly SqliteDatabase _database;

    private LogbookTables(SqliteDatabase database)
    {
        _database = database;
        Audit = new AuditTable(database);
        Recordings = new RecordingTable(database);
    }

    /// <summary>What was audited.</summary>
    public AuditTable Audit { get; }

    /// <summary>Calls that were recorded.</summary>
    public RecordingTable Recordings { get; }

    /// <summary>Opens a file, making it first when it is missing. Only its owner can read it: payloads are in it.</summary>
    public static LogbookTables Open(string path)
    {
        if (!File.Exists(path))
            File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, FileShare.None).Dispose();
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        SqliteDatabase database = SqliteDatabase.Open(path, SqliteOpenMode.ReadWrite);
        try
        {
            // NORMAL: what was committed is there after a crash of the kernel; after one of the machine, the newest entries may be missing.
            database.Execute($"PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA trusted_schema = OFF; {AuditTable.Schema} {RecordingTable.Schema}");
            return new LogbookTables(database);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>Makes many changes one.</summary>
    public void Begin() => _database.Execute("BEGIN IMMEDIATE");

    /// <summary>They are on disk when this returns.</summary>
    public void Commit() => _database.Execute("COMMIT");

    public void Dispose() => _database.Dispose();
}
