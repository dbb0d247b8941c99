using AgentOS.Sqlite;
using AgentOS.Storage.Connections;

namespace AgentOS.Storage.Commits;

/// <summary>
/// Moves the write-ahead log into the database file, on a connection of its own so that nobody waits for the disk: when the log is long,
/// and when nothing has been committed for a while. Then, and when nothing has been read for a while, the caches are given back.
/// </summary>
internal sealed class Checkpointer : IDisposable
{
    private readonly DatabaseConnection _connection;
    private readonly GroupCommit _group;
    private readonly ITimer _timer;
    private readonly Lock _running = new();
    private SqliteDatabase? _companion;
    private volatile bool _isRequested;
    private volatile bool _hasCommits;
    private bool _isDisposed;

    internal Checkpointer(DatabaseConnection connection, GroupCommit group, TimeProvider time)
    {
        _connection = connection;
        _group = group;
        _timer = time.CreateTimer(static self => ((Checkpointer)self!).Run(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Call after each commit.</summary>
    internal void NoteCommit(long logLength)
    {
        _hasCommits = true;
        if (_isRequested)
            return;
        _isRequested = logLength >= CommitOptions.CheckpointBytes;
        _timer.Change(_isRequested ? TimeSpan.Zero : CommitOptions.IdleTime, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Call after reading.</summary>
    internal void NoteRead()
    {
        if (!_isRequested)
            _timer.Change(CommitOptions.IdleTime, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Moves the log soon, whatever its length.</summary>
    internal void Request()
    {
        _hasCommits = true;
        _timer.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    public void Dispose()
    {
        _timer.Dispose();
        lock (_running)
        {
            _isDisposed = true;
            _companion?.Dispose();
        }
    }

    private void Run()
    {
        lock (_running)
        {
            if (_isDisposed)
                return;
            bool isIdle = !_isRequested;
            try
            {
                if (_hasCommits)
                    MoveLog();
                if (isIdle)
                    Rest();
            }
            catch (SqliteException)
            {
                // A checkpoint is an optimisation; a sick disk shows itself at the next commit or Synchronize.
            }
            finally
            {
                _isRequested = false;
            }
        }
    }

    private void MoveLog()
    {
        _hasCommits = false;
        CheckpointProgress progress = Checkpoint();
        long left = (progress.LogFrames - progress.MovedFrames) * _group.FrameLength;

        // The log starts over only at a moment when all of it has been moved; under load that moment must be made.
        if (left < CommitOptions.FinalCheckpointBytes || _group.LogLength > CommitOptions.MostLogBytes)
            _group.WhileClosed(Finish);
    }

    private void Finish()
    {
        CheckpointProgress progress = Checkpoint();
        if (progress.Complete && progress.MovedFrames == progress.LogFrames)
            _group.NoteLogMoved();
    }

    // Whoever waits long for the next operation needs neither caches nor a second connection meanwhile.
    private void Rest()
    {
        _companion?.Dispose();
        _companion = null;
        _group.WhileClosed(_connection.Database.ReleaseMemory);
    }

    private CheckpointProgress Checkpoint()
    {
        _companion ??= OpenCompanion();
        return _companion.Checkpoint(CheckpointMode.Passive);
    }

    private SqliteDatabase OpenCompanion()
    {
        SqliteDatabase companion = _connection.OpenCompanion(DatabaseAccess.ReadWrite);
        companion.Execute("PRAGMA synchronous = NORMAL; PRAGMA cache_size = -512");
        return companion;
    }
}
