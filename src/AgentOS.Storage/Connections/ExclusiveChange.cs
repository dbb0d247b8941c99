using System.Globalization;
using AgentOS.Errors;
using AgentOS.Sqlite;
using AgentOS.Storage.Format;
using AgentOS.Storage.Snapshots;
using AgentOS.Storage.Timeline;

namespace AgentOS.Storage.Connections;

/// <summary>
/// One transaction over a file that is not mounted, with a backup beside the file: how repairs and migrations change a file so that
/// everything can be taken back. Disposing without <see cref="Commit()"/> leaves the file as it was and no backup.
/// </summary>
internal sealed class ExclusiveChange : IDisposable
{
    private readonly RawDatabase _raw;
    private readonly string _operation;
    private string? _backup;
    private bool _isCommitted;

    private ExclusiveChange(RawDatabase raw, string operation)
    {
        _raw = raw;
        _operation = operation;
    }

    internal SqliteDatabase Database => _raw.Database;

    /// <summary>Takes the mount's lease and the write lock.</summary>
    /// <param name="location">The database file.</param>
    /// <param name="operation">What is attempted, for errors: <c>repair</c>.</param>
    /// <exception cref="AgentOSException">It is mounted, locked, or no database.</exception>
    internal static ExclusiveChange Begin(DatabaseLocation location, string operation)
    {
        RawDatabase raw = RawDatabase.OpenForWriting(location);
        ExclusiveChange change = new(raw, operation);
        try
        {
            if (!raw.File.TryLease())
            {
                string? holder = raw.File.FindLeaseHolder() is { } process ? $"by process {process}" : null;
                throw new AgentOSException(StorageErrors.AlreadyMounted, operation, location.Path, holder);
            }

            raw.Database.Execute("BEGIN IMMEDIATE");
            return change;
        }
        catch (SqliteException e)
        {
            change.Dispose();
            throw StorageFailure.Describe(e, operation, location.Path);
        }
        catch
        {
            raw.Dispose();
            throw;
        }
    }

    /// <summary>Copies the file as it was before this change, page by page, to <c>FILE.before-OCCASION-TIME</c>, readable by the same users.</summary>
    /// <returns>The copy's path.</returns>
    internal string BackUp(string occasion, TimeProvider time)
    {
        string moment = time.GetUtcNow().ToString("yyyyMMdd'T'HHmmss.fff'Z'", CultureInfo.InvariantCulture);
        string path = $"{_raw.Path}.before-{occasion}-{moment}";
        try
        {
            new FileStream(path, new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.Write,
                UnixCreateMode = File.GetUnixFileMode(_raw.File.Handle),
            }).Dispose();
            _backup = path;
            // The connection that holds the write lock cannot be the source of a backup (sqlite3_backup_step); a reader sees the same state.
            using SqliteDatabase source = _raw.OpenCompanion();
            Snapshot.Copy(source, path);
            return path;
        }
        catch (SqliteException e)
        {
            throw StorageFailure.Describe(e, "back up to", path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new AgentOSException(StorageErrors.BackupFailed, _operation, _raw.Path, e.Message, e);
        }
    }

    /// <summary>From here on, what is changed is kept for the newest snapshot, as every change of an agent is.</summary>
    internal void KeepHistory() => new HistoryCapture(Database).Ensure();

    /// <summary>Commits, with a row in the timeline.</summary>
    /// <param name="happened">What was changed.</param>
    /// <param name="time">The clock.</param>
    internal void Commit(TimelineEvent happened, TimeProvider time)
    {
        _raw.Database.Execute(Schema.CreateOwnTables);
        TimelineNote.Append(_raw.Database, _raw.Path, happened, time);
        Commit();
    }

    /// <summary>Commits; for what changes nothing but keeps the backup.</summary>
    internal void Commit()
    {
        _raw.Database.Execute("COMMIT");
        _isCommitted = true;
    }

    public void Dispose()
    {
        // Closing a connection inside a transaction rolls it back.
        _raw.Database.Dispose();
        _raw.File.ReleaseLease();
        _raw.Dispose();
        if (!_isCommitted && _backup is not null)
            File.Delete(_backup);
    }
}
