using AgentOS.Linux;
using AgentOS.Sqlite;
using AgentOS.Storage.Connections;
using AgentOS.Storage.Files;

namespace AgentOS.Storage.Commits;

/// <summary>
/// The lock around a mount's connection and its one open transaction. Operations of all threads join the transaction, so each
/// sees the others at once; it ends on request, when it is large, or <see cref="CommitOptions.GroupTime"/> after its first operation.
/// Reading operations share a transaction too: beginning one costs several times as much as a lookup.
/// </summary>
internal sealed class GroupCommit : IDisposable
{
    private readonly Lock _lock = new();
    private readonly SqliteDatabase _database;
    private readonly FileTree _tree;
    private readonly WriteAheadLog _log;
    private readonly WriterPause _pause;
    private readonly TransactionStatements _transaction;
    private readonly MountMark _mark;
    private readonly ITimer _timer;
    private readonly Checkpointer _checkpointer;
    private long _bytes;
    private int _depth;
    private bool _isReading;
    private bool _isWriting;
    private Errno _refusal;
    private Errno _loss;

    internal GroupCommit(DatabaseConnection connection, FileTree tree, TimeProvider time)
    {
        _database = connection.Database;
        _database.Execute("PRAGMA synchronous = NORMAL");
        _database.CountLogFrames();
        _tree = tree;
        _log = new WriteAheadLog(connection.Path, _database);
        _pause = new WriterPause(connection.File!, new DataVersion(_database), time);
        _transaction = new TransactionStatements(_database, connection.History);
        _mark = new MountMark(_database, connection.File!.Identity);
        _timer = time.CreateTimer(static self => ((GroupCommit)self!).CommitInBackground(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _checkpointer = new Checkpointer(connection, this, time);
    }

    /// <summary>Starts an operation that changes nothing. After success <see cref="Leave"/> must follow.</summary>
    internal Errno EnterRead()
    {
        _lock.Enter();
        try
        {
            if (_refusal != Errno.None)
                return Refuse();
            if (!_isWriting && !_isReading)
                BeginRead();
            _depth++;
            return Errno.None;
        }
        catch (SqliteException e)
        {
            _lock.Exit();
            return StorageFailure.ToErrno(e);
        }
    }

    /// <summary>
    /// Starts an operation that may change something. After success <see cref="Leave"/> must follow. Operations that the same thread starts
    /// before that are parts of it: all of them are committed, or none.
    /// </summary>
    internal Errno EnterWrite()
    {
        _lock.Enter();
        try
        {
            if (_refusal != Errno.None)
                return Refuse();
            if (!_isWriting)
                Begin();
            _depth++;
            return Errno.None;
        }
        catch (SqliteException e)
        {
            _lock.Exit();
            return StorageFailure.ToErrno(e);
        }
    }

    /// <summary>Joins the open writing transaction, if there is one and nobody is in it. After success <see cref="Leave"/> must follow.</summary>
    internal bool TryJoinWrite()
    {
        if (!_lock.TryEnter())
            return false;
        if (_isWriting)
        {
            _depth++;
            return true;
        }

        _lock.Exit();
        return false;
    }

    /// <summary>How often a transaction was lost; what was remembered of its operations is untrue afterwards.</summary>
    internal int Losses { get; private set; }

    /// <summary>Ends an operation.</summary>
    /// <param name="bytes">Bytes of data it added to the transaction.</param>
    internal void Leave(long bytes = 0)
    {
        _bytes += bytes;
        _depth--;
        try
        {
            if (_isWriting && _depth == 0 && _bytes >= CommitOptions.GroupBytes)
                Commit();
        }
        catch (SqliteException e)
        {
            _ = Fail(e);
        }

        _lock.Exit();
    }

    /// <summary>The database failed inside an operation: nothing of the open transaction can be kept.</summary>
    internal Errno Fail(SqliteException failure)
    {
        Errno error = StorageFailure.ToErrno(failure);
        Losses++;
        if (_isWriting)
            _loss = error == Errno.ENOSPC ? Errno.ENOSPC : Errno.EIO;
        _transaction.Abandon();
        _mark.Forget();
        _isWriting = false;
        _isReading = false;
        _bytes = 0;
        StartAfresh();
        return error;
    }

    private void StartAfresh()
    {
        try
        {
            _tree.Forget();
        }
        catch (SqliteException)
        {
            // The file cannot even be read any more (a page of an encrypted file that is not authentic breaks the connection): nothing true can be answered.
            _refusal = Errno.EIO;
        }
    }

    /// <summary>Commits and returns when the commit is on disk. Reports, once, what could not be kept since the last call.</summary>
    internal Errno Synchronize()
    {
        Errno loss;
        lock (_lock)
        {
            TryCommit();
            loss = _loss;
            _loss = Errno.None;
        }

        try
        {
            _log.Synchronize();
            return loss;
        }
        catch (LinuxException)
        {
            return Errno.EIO;
        }
    }

    /// <summary>Lets the operations that follow see what others committed meanwhile.</summary>
    internal void EndReading()
    {
        lock (_lock)
        {
            if (!_isWriting)
                TryCommit();
        }
    }

    /// <summary>Runs something while no transaction is open and nobody can start one.</summary>
    internal void WhileClosed(Action action)
    {
        lock (_lock)
        {
            TryCommit();
            action();
        }
    }

    /// <summary>Bytes of one frame of the write-ahead log.</summary>
    internal long FrameLength => _log.FrameLength;

    /// <summary>All of the write-ahead log is in the database file. Only inside <see cref="WhileClosed"/>.</summary>
    internal void NoteLogMoved() => _log.NoteMoved();

    /// <summary>Bytes in the write-ahead log.</summary>
    internal long LogLength => _log.Length;

    /// <summary>Commits; moves the log into the file, and refuses operations that come later.</summary>
    public void Dispose()
    {
        _timer.Dispose();
        _checkpointer.Dispose();
        lock (_lock)
        {
            _mark.Retire();
            TryCommit();
            if (_refusal != Errno.ESHUTDOWN)
                MoveLog();
            _refusal = Errno.ESHUTDOWN;
        }

        _log.Dispose();
    }

    /// <summary>The last connection to close does this by itself; but others may have the file open, and a copy of it must be whole.</summary>
    private void MoveLog()
    {
        try
        {
            _database.SetBusyTimeout(CommitOptions.PauseLength);
            _mark.Remove();
            _ = _database.Checkpoint(CheckpointMode.Truncate);
        }
        catch (SqliteException)
        {
            // The log stays beside the file and is used when it is opened again.
        }
    }

    private Errno Refuse()
    {
        _lock.Exit();
        return _refusal;
    }

    private void BeginRead()
    {
        _transaction.BeginRead();
        _isReading = true;
        _timer.Change(CommitOptions.GroupTime, Timeout.InfiniteTimeSpan);
    }

    private void Begin()
    {
        EndRead();
        _pause.Wait();
        _transaction.BeginWrite();
        _tree.Inodes.Activate();
        _isWriting = true;
        _timer.Change(CommitOptions.GroupTime, Timeout.InfiniteTimeSpan);
    }

    private void CommitInBackground()
    {
        lock (_lock)
            TryCommit();
    }

    private void EndRead()
    {
        if (_isReading)
        {
            _transaction.Commit();
            _checkpointer.NoteRead();
        }

        _isReading = false;
    }

    private void TryCommit()
    {
        try
        {
            EndRead();
            if (_isWriting)
                Commit();
        }
        catch (SqliteException e)
        {
            _ = Fail(e);
        }
    }

    private void Commit()
    {
        _tree.BeforeCommit();
        bool isMarked = _mark.Join();
        _transaction.Commit();
        _isWriting = false;
        _bytes = 0;
        _log.NoteCommit();
        _pause.NoteCommit();
        _checkpointer.NoteCommit(_log.Length);
        if (isMarked)
            _checkpointer.Request();
    }
}
