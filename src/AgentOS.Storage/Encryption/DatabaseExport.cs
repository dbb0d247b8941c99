using AgentOS.Errors;
using AgentOS.Sqlite;
using AgentOS.Storage.Commits;
using AgentOS.Storage.Sql;

namespace AgentOS.Storage.Encryption;

/// <summary>Copies every table of one file into another with another key, on a connection that has both.</summary>
internal sealed class DatabaseExport
{
    private readonly SqliteDatabase _database;
    private readonly AdHocSql _sql;
    private readonly DatabaseLocation _copy;

    internal DatabaseExport(SqliteDatabase database, DatabaseLocation source, DatabaseLocation copy)
    {
        _database = database;
        _sql = new AdHocSql(database);
        _copy = copy;
        database.Attach(source.Path, "source", source.Key?.Notation);
    }

    /// <summary>
    /// Keeps everybody else out until the connection closes, and moves the log into the file. Nobody can be reading: SQLite gives the exclusive lock of WAL mode to none
    /// but the only user of a file.
    /// </summary>
    internal void LockSource()
    {
        _database.Execute("PRAGMA source.locking_mode = EXCLUSIVE");
        _ = _sql.SelectNumber("SELECT count(*) FROM source.sqlite_schema");
        // Its side files would be taken for those of the copy that is put in its place.
        _database.Execute("PRAGMA source.journal_mode = DELETE");
        _database.Execute("BEGIN EXCLUSIVE; COMMIT");
    }

    /// <exception cref="AgentOSException"><see cref="EncryptionErrors.ConversionFailed"/>.</exception>
    internal void Run()
    {
        _database.Attach(_copy.Path, "copy", _copy.Key?.Notation);
        if (_copy.Key is null)
            _database.Execute($"PRAGMA copy.page_size = {Format.Schema.MountPageSize}");
        // Nobody knows the copy yet: no journal, and one sync at the end.
        _database.Execute("PRAGMA copy.journal_mode = OFF; PRAGMA copy.synchronous = OFF; SELECT sqlcipher_export('copy', 'source')");
        KeepUserVersion();
        foreach (string table in _sql.Select("SELECT name FROM source.sqlite_schema WHERE type = 'table'", static row => row.GetText(0)!))
            Compare(table);
        _database.Execute("DETACH copy");
    }

    /// <summary>A mount's mark does not belong on the copy, anybody else's number does.</summary>
    private void KeepUserVersion()
    {
        long version = _sql.SelectNumber("PRAGMA source.user_version") ?? 0;
        if (!MountMark.IsMark(version))
            _database.Execute($"PRAGMA copy.user_version = {version}");
    }

    private void Compare(string table)
    {
        string name = table.Replace("\"", "\"\"", StringComparison.Ordinal);
        if (_sql.SelectNumber($"SELECT count(*) FROM source.\"{name}\"") != _sql.SelectNumber($"SELECT count(*) FROM copy.\"{name}\""))
            throw new AgentOSException(EncryptionErrors.ConversionFailed, "copy the table", table);
    }
}
