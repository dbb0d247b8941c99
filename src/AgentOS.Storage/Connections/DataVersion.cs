using AgentOS.Sqlite;

namespace AgentOS.Storage;

/// <summary>Tells whether another connection committed (PRAGMA data_version, which ignores the connection's own commits).</summary>
internal sealed class DataVersion(SqliteDatabase database)
{
    private readonly SqliteStatement _read = database.Prepare("PRAGMA data_version"u8);
    private long _last;

    internal long Read()
    {
        _read.Step();
        long version = _read.GetInt64(0);
        _read.Reset();
        return version;
    }

    /// <summary>Whether it changed since the last call.</summary>
    internal bool HasChanged()
    {
        long version = Read();
        bool changed = version != _last;
        _last = version;
        return changed;
    }
}
