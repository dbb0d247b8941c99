using System.Text;
using AgentOS.Sqlite;
using AgentOS.Storage.Format;
using AgentOS.Storage.Timeline;

namespace AgentOS.Storage.ToolCalls;

/// <summary>Rows of tool_calls, in both shapes in use: the Go SDK's has no status and keeps finished calls only.</summary>
internal sealed class ToolCallTable
{
    // Other writers leave '' for "no error".
    private const string DerivedStatus = "CASE WHEN error IS NOT NULL AND error <> '' THEN 'error' ELSE 'success' END";

    private readonly SqliteDatabase _database;
    private readonly bool _hasStatus;
    private readonly string _select;
    private readonly TimelineRecorder _timeline;

    internal ToolCallTable(SqliteDatabase database, SchemaShape shape, TimelineRecorder timeline)
    {
        _database = database;
        _timeline = timeline;
        _hasStatus = shape.HasToolCallStatus;
        _select = $"SELECT id, name, {Status}, parameters, result, error, started_at, completed_at, duration_ms FROM tool_calls";
    }

    private string Status => _hasStatus ? "status" : DerivedStatus;

    internal long Insert(ToolCall call)
    {
        using SqliteStatement insert = Prepare(_hasStatus
            ? "INSERT INTO tool_calls (name, parameters, result, error, started_at, completed_at, duration_ms, status) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"
            : "INSERT INTO tool_calls (name, parameters, result, error, started_at, completed_at, duration_ms) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
        insert.BindText(1, call.Name).BindText(2, call.ParametersJson).BindText(3, call.ResultJson).BindText(4, call.Error)
            .Bind(5, call.Started.ToUnixTimeSeconds());
        BindEnd(insert, 6, call);
        if (_hasStatus)
            insert.BindText(8, ToolCallRow.Write(call.Status));
        insert.Run();
        long id = _database.LastInsertRowId;
        Record(call);
        return id;
    }

    /// <summary>Ends a pending call.</summary>
    internal void Finish(ToolCall call)
    {
        using SqliteStatement update = Prepare(
            "UPDATE tool_calls SET result = ?2, error = ?3, completed_at = ?4, duration_ms = ?5, status = ?6 WHERE id = ?1 AND status = 'pending'");
        update.Bind(1, call.Id).BindText(2, call.ResultJson).BindText(3, call.Error);
        BindEnd(update, 4, call);
        update.BindText(6, ToolCallRow.Write(call.Status)).Run();
        Record(call);
    }

    internal ToolCall? Get(long id)
    {
        using SqliteStatement select = Prepare($"{_select} WHERE id = ?1");
        return ToolCallRow.ReadAll(select.Bind(1, id)).SingleOrDefault();
    }

    internal List<ToolCall> GetByName(string name, long limit)
    {
        using SqliteStatement select = Prepare($"{_select} WHERE name = ?1 ORDER BY started_at DESC, id DESC LIMIT ?2");
        return ToolCallRow.ReadAll(select.BindText(1, name).Bind(2, limit));
    }

    internal List<ToolCall> GetRecent(double since, long limit)
    {
        using SqliteStatement select = Prepare($"{_select} WHERE started_at >= ?1 ORDER BY started_at DESC, id DESC LIMIT ?2");
        return ToolCallRow.ReadAll(select.Bind(1, since).Bind(2, limit));
    }

    internal List<ToolCallStatistics> GetStatistics()
    {
        using SqliteStatement select = Prepare($"""
            SELECT name, count(*), sum({Status} = 'success'), sum({Status} = 'error'), avg(duration_ms)
            FROM tool_calls WHERE {Status} <> 'pending' GROUP BY name ORDER BY count(*) DESC, name
            """);
        List<ToolCallStatistics> statistics = [];
        while (select.Step())
        {
            statistics.Add(new ToolCallStatistics(
                select.GetText(0) ?? "", select.GetInt64(1), select.GetInt64(2), select.GetInt64(3), select.GetDouble(4)));
        }

        return statistics;
    }

    private static void BindEnd(SqliteStatement statement, int index, ToolCall call)
    {
        if (call.Completed is { } completed && call.DurationMilliseconds is { } duration)
            statement.Bind(index, completed.ToUnixTimeSeconds()).Bind(index + 1, duration);
        else
            statement.BindNull(index).BindNull(index + 1);
    }

    private void Record(ToolCall call)
    {
        bool failed = call.Status == ToolCallStatus.Error;
        _timeline.Happened(new TimelineEvent(
            FileOperation.ToolCall + ToolCallRow.Write(call.Status), call.Name, failed ? "error" : TimelineEvent.Ok, failed ? call.Error : null));
    }

    private SqliteStatement Prepare(string sql) => _database.Prepare(Encoding.UTF8.GetBytes(sql));
}
