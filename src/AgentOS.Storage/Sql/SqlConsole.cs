using AgentOS.Errors;
using AgentOS.Sqlite;
using AgentOS.Storage.Connections;
using AgentOS.Storage.Sessions;
using AgentOS.Storage.Snapshots;
using AgentOS.Storage.Timeline;

namespace AgentOS.Storage.Sql;

/// <summary>SQL on an agent database, on connections of its own: nothing a script does can disturb the other operations.</summary>
public sealed class SqlConsole
{
    private const string Operation = "sql";

    private readonly CommitQueue _queue;
    private readonly DatabaseConnection _connection;
    private readonly TimeProvider _time;

    internal SqlConsole(CommitQueue queue, DatabaseConnection connection, TimeProvider time)
    {
        _queue = queue;
        _connection = connection;
        _time = time;
    }

    /// <summary>Runs a script that only reads.</summary>
    /// <param name="sql">One or more statements.</param>
    /// <param name="cancellationToken">Stops a call that has not begun.</param>
    /// <returns>The rows of its last statement.</returns>
    /// <exception cref="AgentOSException"><see cref="StorageErrors.SqlWrites"/> or <see cref="StorageErrors.InvalidSql"/>.</exception>
    public Task<SqlResult> QueryAsync(string sql, CancellationToken cancellationToken = default) => QueryAsync(sql, [], cancellationToken);

    /// <inheritdoc cref="QueryAsync(string, CancellationToken)"/>
    /// <param name="sql">One or more statements.</param>
    /// <param name="values">Of each statement's parameters, in their order: null, <see cref="long"/>, <see cref="double"/>, <see cref="string"/> or <see cref="byte"/>[].</param>
    /// <param name="cancellationToken">Stops a call that has not begun.</param>
    public Task<SqlResult> QueryAsync(string sql, IReadOnlyList<object?> values, CancellationToken cancellationToken = default) =>
        Task.Run(() => Run(new SqlScript(sql, values), DatabaseAccess.ReadOnly), cancellationToken);

    /// <summary>Runs a script that may change the database.</summary>
    /// <param name="sql">One or more statements; they are one transaction only if they say so.</param>
    /// <param name="cancellationToken">Stops a call that has not begun.</param>
    /// <returns>The rows of its last statement.</returns>
    /// <exception cref="AgentOSException"><see cref="StorageErrors.InvalidSql"/>.</exception>
    public Task<SqlResult> ExecuteAsync(string sql, CancellationToken cancellationToken = default) => ExecuteAsync(sql, [], cancellationToken);

    /// <inheritdoc cref="ExecuteAsync(string, CancellationToken)"/>
    /// <param name="sql">One or more statements; they are one transaction only if they say so.</param>
    /// <param name="values">Of each statement's parameters, in their order: null, <see cref="long"/>, <see cref="double"/>, <see cref="string"/> or <see cref="byte"/>[].</param>
    /// <param name="cancellationToken">Stops a call that has not begun.</param>
    public Task<SqlResult> ExecuteAsync(string sql, IReadOnlyList<object?> values, CancellationToken cancellationToken = default) =>
        Task.Run(() => Run(new SqlScript(sql, values), DatabaseAccess.ReadWrite), cancellationToken);

    private SqlResult Run(SqlScript script, DatabaseAccess access)
    {
        try
        {
            if (_connection.File is null)
                return _queue.RunAlone(session => RunInMemory(session, script, access));
            using SqliteDatabase database = _connection.OpenCompanion(access);
            return RunOn(database, new HistoryCapture(database), script, access);
        }
        catch (SqliteException e) when (e.Code == SqliteResult.ReadOnly && access == DatabaseAccess.ReadOnly)
        {
            throw new AgentOSException(StorageErrors.SqlWrites, "run", script.Text, null, e);
        }
        catch (SqliteException e) when (e.Code is SqliteResult.Error or SqliteResult.Constraint or SqliteResult.Misuse or SqliteResult.Range)
        {
            throw new AgentOSException(StorageErrors.InvalidSql, "run", script.Text, e.Message, e);
        }
        catch (SqliteException e)
        {
            throw StorageFailure.Describe(e, "query", _connection.Path);
        }
    }

    /// <summary>The only connection there is: what the tree remembers may be untrue afterwards, and nothing tells.</summary>
    private SqlResult RunInMemory(DatabaseSession session, SqlScript script, DatabaseAccess access)
    {
        try
        {
            return RunOn(session.Connection.Database, session.Connection.History, script, access);
        }
        finally
        {
            session.Tree.Forget();
        }
    }

    private SqlResult RunOn(SqliteDatabase database, HistoryCapture history, SqlScript script, DatabaseAccess access)
    {
        if (access == DatabaseAccess.ReadWrite)
            return RunRecorded(database, history, script);
        database.Execute("PRAGMA query_only = ON");
        try
        {
            return script.Run(database, static () => { });
        }
        finally
        {
            database.Execute("PRAGMA query_only = OFF");
        }
    }

    /// <summary>The script is in the timeline before it runs, so none changes anything unseen; one that fails is there a second time.</summary>
    private SqlResult RunRecorded(SqliteDatabase database, HistoryCapture history, SqlScript script)
    {
        Record(database, new TimelineEvent(Operation, script.Text));
        try
        {
            return script.Run(database, () => LookForSnapshot(database, history));
        }
        catch (SqliteException failure)
        {
            if (!database.IsInTransaction)
                Record(database, new TimelineEvent(Operation, script.Text, "error", failure.Message));
            throw;
        }
    }

    private void Record(SqliteDatabase database, TimelineEvent happened)
    {
        database.Execute("BEGIN IMMEDIATE");
        TimelineNote.Append(database, _connection.Path, happened, _time);
        database.Execute("COMMIT");
    }

    /// <summary>
    /// A script begins and ends its own transactions, so another process may make the first snapshot between any two statements, and a rollback may
    /// have taken the triggers.
    /// </summary>
    private static void LookForSnapshot(SqliteDatabase database, HistoryCapture history)
    {
        if (!database.IsInTransaction)
            history.Forget();
        history.Ensure();
    }
}
