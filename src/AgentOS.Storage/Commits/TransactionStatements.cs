using AgentOS.Sqlite;
using AgentOS.Storage.Snapshots;

namespace AgentOS.Storage.Commits;

/// <summary>The statements that begin and end transactions, compiled once.</summary>
internal sealed class TransactionStatements(SqliteDatabase database, HistoryCapture history)
{
    private readonly SqliteStatement _begin = database.Prepare("BEGIN"u8);
    private readonly SqliteStatement _beginWrite = database.Prepare("BEGIN IMMEDIATE"u8);
    private readonly SqliteStatement _save = database.Prepare("SAVEPOINT operation"u8);
    private readonly SqliteStatement _release = database.Prepare("RELEASE operation"u8);
    private readonly SqliteStatement _rollBackToSave = database.Prepare("ROLLBACK TO operation"u8);
    private readonly SqliteStatement _commit = database.Prepare("COMMIT"u8);

    /// <summary>Makes the statements that follow see one moment.</summary>
    internal void BeginRead() => _begin.Run();

    /// <summary>Takes the write lock, so that nobody else can change anything until the end.</summary>
    internal void BeginWrite()
    {
        _beginWrite.Run();
        try
        {
            history.Ensure();
        }
        catch (SqliteException)
        {
            Abandon();
            throw;
        }
    }

    /// <summary>Starts a part of the transaction that can be undone alone.</summary>
    internal void Save() => _save.Run();

    internal void Release() => _release.Run();

    internal void RollBackToSave()
    {
        _rollBackToSave.Run();
        _release.Run();
        history.Forget();
    }

    internal void Commit() => _commit.Run();

    /// <summary>Ends a reading transaction, if there is one.</summary>
    internal void End()
    {
        if (database.IsInTransaction)
            _commit.Run();
    }

    /// <summary>Rolls back; SQLite has done so itself after some failures.</summary>
    internal void Abandon()
    {
        if (database.IsInTransaction)
            database.Execute("ROLLBACK");
        history.Forget();
    }
}
