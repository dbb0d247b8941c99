using System.Collections.Concurrent;
using AgentOS.Sqlite;
using AgentOS.Storage.Commits;
using AgentOS.Storage.Connections;

namespace AgentOS.Storage.Sessions;

/// <summary>
/// Runs the SDK's operations on one connection. Writing operations that arrive together share one transaction and so one disk sync;
/// each is told only after the commit is on disk. Inside the transaction each is all or nothing on its own.
/// </summary>
internal sealed class CommitQueue : IAsyncDisposable
{
    // Bounds how long a first caller waits for the others that share its commit.
    private const int MostPerCommit = 256;

    private readonly ConcurrentQueue<QueuedOperation> _queue = new();
    private readonly Lock _lock = new();
    private readonly DatabaseSession _session;
    private readonly TransactionStatements _transaction;
    private readonly Action<Action>? _commitOn;
    private readonly Action _commit;
    private int _waiting;
    private bool _isClosed;

    /// <param name="session">The connection. Owned by this object.</param>
    /// <param name="commitOn">Has commits done by a thread of the caller's, which callers go on with; null is the thread pool.</param>
    internal CommitQueue(DatabaseSession session, Action<Action>? commitOn)
    {
        _session = session;
        _commitOn = commitOn;
        _commit = CommitOrLeave;
        _transaction = new TransactionStatements(session.Connection.Database, session.Connection.History);
    }

    /// <summary>Runs a reading operation, at once if the connection is free.</summary>
    internal Task<T> ReadAsync<T>(Func<DatabaseSession, T> operation, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested)
            return Task.FromCanceled<T>(cancellation);
        if (!_lock.TryEnter())
            return Task.Run(() => ReadLocked(operation), cancellation);
        try
        {
            return Task.FromResult(Read(operation));
        }
        catch (Exception e)
        {
            return Task.FromException<T>(e);
        }
        finally
        {
            _lock.Exit();
        }
    }

    /// <summary>Runs a writing operation; the task ends when it is on disk.</summary>
    internal Task<T> WriteAsync<T>(Func<DatabaseSession, T> operation, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested)
            return Task.FromCanceled<T>(cancellation);
        QueuedOperation<T> queued = new(operation, _commitOn is null ? TaskCreationOptions.RunContinuationsAsynchronously : TaskCreationOptions.None, cancellation);
        _queue.Enqueue(queued);
        if (Interlocked.Increment(ref _waiting) != 1)
            return queued.Task;
        if (_commitOn is null)
            CommitOnPool();
        else
            _commitOn(_commit);
        return queued.Task;
    }

    /// <summary>Runs something on the connection outside any transaction.</summary>
    internal T RunAlone<T>(Func<DatabaseSession, T> action)
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isClosed, typeof(AgentDatabase));
            return action(_session);
        }
    }

    /// <summary>Runs something in a transaction of its own, as large as it may be; returns when it is on disk.</summary>
    internal T WriteAlone<T>(Func<DatabaseSession, T> operation) => RunAlone(session =>
    {
        try
        {
            _transaction.BeginWrite();
            session.Tree.Inodes.Activate();
            T result = operation(session);
            session.Tree.BeforeCommit();
            _transaction.Commit();
            return result;
        }
        catch (SqliteException e)
        {
            throw StorageFailure.Describe(e, "write to", session.Connection.Path);
        }
        finally
        {
            _transaction.Abandon();
            session.Tree.Forget();
        }
    });

    public async ValueTask DisposeAsync()
    {
        // Everything queued before is committed first; its callers learn of failures themselves.
        if (Volatile.Read(ref _waiting) > 0)
            await Task.WhenAny(WriteAsync(static _ => 0, CancellationToken.None));
        lock (_lock)
        {
            if (!_isClosed)
                _session.Dispose();
            _isClosed = true;
        }
    }

    private void CommitOnPool() => ThreadPool.UnsafeQueueUserWorkItem(static queue => queue.CommitAll(), this, preferLocal: false);

    // The caller's thread does not wait for something long (SQL) that has the connection.
    private void CommitOrLeave()
    {
        if (!_lock.TryEnter())
        {
            CommitOnPool();
            return;
        }

        try
        {
            CommitAll();
        }
        finally
        {
            _lock.Exit();
        }
    }

    // Started by the first operation that finds the queue empty.
    private void CommitAll()
    {
        List<QueuedOperation> batch = [];
        do
        {
            batch.Clear();
            while (batch.Count < MostPerCommit && _queue.TryDequeue(out QueuedOperation? operation))
                batch.Add(operation);
            Exception? failure = Commit(batch);
            foreach (QueuedOperation operation in batch)
                operation.Complete(failure);
        }
        while (Interlocked.Add(ref _waiting, -batch.Count) > 0);
    }

    private Exception? Commit(List<QueuedOperation> batch)
    {
        lock (_lock)
        {
            try
            {
                ObjectDisposedException.ThrowIf(_isClosed, typeof(AgentDatabase));
                _transaction.BeginWrite();
                foreach (QueuedOperation operation in batch)
                    RunSeparately(operation);
                _transaction.Commit();
                return null;
            }
            catch (SqliteException e)
            {
                _transaction.Abandon();
                _session.Tree.Forget();
                return StorageFailure.Describe(e, "write to", _session.Connection.Path);
            }
            catch (ObjectDisposedException e)
            {
                return e;
            }
        }
    }

    private void RunSeparately(QueuedOperation operation)
    {
        if (operation.IsCancelled)
        {
            operation.Failure = new OperationCanceledException();
            return;
        }

        _transaction.Save();
        try
        {
            _session.Tree.Inodes.Activate();
            operation.Run(_session);
            _session.Tree.BeforeCommit();
            _transaction.Release();
        }
        catch (Exception e) when (_session.Connection.Database.IsInTransaction && e is not SqliteException)
        {
            operation.Failure = e;
            _transaction.RollBackToSave();
            _session.Tree.Forget();
        }
    }

    private T ReadLocked<T>(Func<DatabaseSession, T> operation)
    {
        lock (_lock)
            return Read(operation);
    }

    private T Read<T>(Func<DatabaseSession, T> operation)
    {
        ObjectDisposedException.ThrowIf(_isClosed, typeof(AgentDatabase));
        try
        {
            _transaction.BeginRead();
            return operation(_session);
        }
        catch (SqliteException e)
        {
            throw StorageFailure.Describe(e, "read", _session.Connection.Path);
        }
        finally
        {
            _transaction.End();
        }
    }
}
