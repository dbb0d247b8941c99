using AgentOS.Sqlite;

namespace AgentOS.Storage.Snapshots;

/// <summary>
/// Makes one connection keep old rows for the newest snapshot, while there is one. Another process may make the first snapshot at any
/// time; it is noticed under the write lock, before the next change.
/// </summary>
internal sealed class HistoryCapture(SqliteDatabase database)
{
    private readonly DataVersion _version = new(database);
    private readonly SqliteStatement _schemaVersion = database.Prepare("PRAGMA main.schema_version"u8);
    private bool _isKnown;
    private long _installedSchema = -1;

    /// <summary>Call when the write lock is held, before anything is changed.</summary>
    internal void Ensure()
    {
        if (_version.HasChanged() || !_isKnown)
            Refresh();
    }

    /// <summary>Looks again: this connection made or deleted a snapshot, or a table.</summary>
    internal void Refresh()
    {
        if (!SnapshotTable.HasAny(database))
            Remove();
        else if (ReadSchemaVersion() != _installedSchema)
            Install();
        _isKnown = true;
    }

    private void Install()
    {
        HistoryTriggers.DropAll(database);
        foreach (TrackedTable table in HistorySchema.Create(database))
            HistoryTriggers.Create(database, table);
        _installedSchema = ReadSchemaVersion();
    }

    /// <summary>The transaction was rolled back, and with it perhaps the triggers.</summary>
    internal void Forget()
    {
        _isKnown = false;
        _installedSchema = -1;
    }

    private void Remove()
    {
        if (_installedSchema >= 0 || !_isKnown)
            HistoryTriggers.DropAll(database);
        _installedSchema = -1;
    }

    private long ReadSchemaVersion()
    {
        _schemaVersion.Step();
        long version = _schemaVersion.GetInt64(0);
        _schemaVersion.Reset();
        return version;
    }
}
