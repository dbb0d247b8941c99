using System.Collections.Concurrent;
using AgentOS.Errors;
using AgentOS.Storage.KeyValues;
using AgentOS.Storage.Sessions;

namespace AgentOS.Storage.ToolCalls;

/// <summary>The record of tool calls: started, then finished once; a finished call is never changed.</summary>
public sealed class ToolCallLog
{
    private readonly CommitQueue _queue;
    private readonly TimeProvider _time;

    // The file keeps whole seconds; calls finished where they were started get their exact duration.
    private readonly ConcurrentDictionary<long, DateTimeOffset> _startedHere = new();

    internal ToolCallLog(CommitQueue queue, TimeProvider time)
    {
        _queue = queue;
        _time = time;
    }

    /// <summary>Records that a call begins and returns its number.</summary>
    /// <exception cref="AgentOSException"><see cref="StorageErrors.InvalidJson"/>.</exception>
    public async Task<long> StartAsync(string name, string? parametersJson = null, CancellationToken cancellationToken = default)
    {
        DateTimeOffset now = _time.GetUtcNow();
        ToolCall call = Checked(new ToolCall(0, name, ToolCallStatus.Pending, parametersJson, null, null, now, null, null));
        long id = await InsertAsync(call, cancellationToken);
        _startedHere[id] = now;
        return id;
    }

    /// <summary>Records a call's result.</summary>
    /// <exception cref="AgentOSException">There is no such call, or it has finished; or the result is no JSON.</exception>
    public Task SucceedAsync(long id, string? resultJson = null, CancellationToken cancellationToken = default)
    {
        if (resultJson is not null)
            JsonText.Demand(resultJson, "record the result of", $"{id}");
        return FinishAsync(id, ToolCallStatus.Success, resultJson, null, cancellationToken);
    }

    /// <summary>Records that a call failed.</summary>
    /// <exception cref="AgentOSException">There is no such call, or it has finished.</exception>
    public Task FailAsync(long id, string error, CancellationToken cancellationToken = default) =>
        FinishAsync(id, ToolCallStatus.Error, null, error, cancellationToken);

    /// <summary>Records a call that is over and returns its number; it failed if <paramref name="error"/> is given.</summary>
    /// <exception cref="AgentOSException"><see cref="StorageErrors.InvalidJson"/>.</exception>
    public Task<long> RecordAsync(
        string name, DateTimeOffset started, DateTimeOffset completed, string? parametersJson = null, string? resultJson = null,
        string? error = null, CancellationToken cancellationToken = default)
    {
        ToolCallStatus status = error is null ? ToolCallStatus.Success : ToolCallStatus.Error;
        long duration = (long)(completed - started).TotalMilliseconds;
        return InsertAsync(
            Checked(new ToolCall(0, name, status, parametersJson, error is null ? resultJson : null, error, started, completed, duration)),
            cancellationToken);
    }

    /// <summary>Reads one call; null when there is none.</summary>
    public Task<ToolCall?> GetAsync(long id, CancellationToken cancellationToken = default) =>
        _queue.ReadAsync(session => session.ToolCalls.Get(id), cancellationToken);

    /// <summary>Reads a tool's calls, newest first.</summary>
    /// <param name="name">The tool.</param>
    /// <param name="limit">At most this many; null for all.</param>
    /// <param name="cancellationToken">Stops a call that has not begun.</param>
    public async Task<IReadOnlyList<ToolCall>> GetByNameAsync(string name, int? limit = null, CancellationToken cancellationToken = default) =>
        await _queue.ReadAsync(session => session.ToolCalls.GetByName(name, limit ?? -1), cancellationToken);

    /// <summary>Reads calls that began at or after a moment, newest first.</summary>
    /// <param name="since">The moment.</param>
    /// <param name="limit">At most this many; null for all.</param>
    /// <param name="cancellationToken">Stops a call that has not begun.</param>
    public async Task<IReadOnlyList<ToolCall>> GetRecentAsync(
        DateTimeOffset since, int? limit = null, CancellationToken cancellationToken = default) =>
        await _queue.ReadAsync(
            session => session.ToolCalls.GetRecent(since.ToUnixTimeMilliseconds() / 1000.0, limit ?? -1), cancellationToken);

    /// <summary>Sums up the finished calls of every tool, the busiest first.</summary>
    public async Task<IReadOnlyList<ToolCallStatistics>> GetStatisticsAsync(CancellationToken cancellationToken = default) =>
        await _queue.ReadAsync(session => session.ToolCalls.GetStatistics(), cancellationToken);

    private static ToolCall Checked(ToolCall call)
    {
        if (call.ParametersJson is { } parameters)
            JsonText.Demand(parameters, "record the parameters of", call.Name);
        if (call.ResultJson is { } result)
            JsonText.Demand(result, "record the result of", call.Name);
        return call;
    }

    private Task<long> InsertAsync(ToolCall call, CancellationToken cancellationToken) =>
        _queue.WriteAsync(session => session.ToolCalls.Insert(call), cancellationToken);

    private Task<long> FinishAsync(long id, ToolCallStatus status, string? resultJson, string? error, CancellationToken cancellationToken) =>
        _queue.WriteAsync(
            session =>
            {
                ToolCall call = session.ToolCalls.Get(id) ?? throw new AgentOSException(StorageErrors.ToolCallNotFound, "finish tool call", $"{id}");
                if (call.Status != ToolCallStatus.Pending)
                    throw new AgentOSException(StorageErrors.ToolCallFinished, "finish tool call", $"{id}");
                DateTimeOffset now = _time.GetUtcNow();
                DateTimeOffset started = _startedHere.TryRemove(id, out DateTimeOffset exact) ? exact : call.Started;
                long duration = (long)(now - started).TotalMilliseconds;
                session.ToolCalls.Finish(call with
                {
                    Status = status, ResultJson = resultJson, Error = error, Completed = now, DurationMilliseconds = duration,
                });
                return id;
            },
            cancellationToken);
}
