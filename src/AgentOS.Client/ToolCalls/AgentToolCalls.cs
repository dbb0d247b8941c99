using System.Text.Json;
using AgentOS.Client.Connections;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Client.ToolCalls;

/// <summary>The record of tool calls in the caller's agent.db.</summary>
public sealed class AgentToolCalls
{
    private readonly KernelChannel _channel;

    internal AgentToolCalls(KernelChannel channel) => _channel = channel;

    /// <summary>A call begins.</summary>
    /// <returns>Its id.</returns>
    public Task<long> StartAsync(string name, JsonElement? parameters = null, CancellationToken cancellationToken = default) =>
        AddAsync(new ToolCallRequest("start") { Name = name, Parameters = parameters }, cancellationToken);

    /// <summary>It succeeded.</summary>
    public Task SuccessAsync(long id, JsonElement? result = null, CancellationToken cancellationToken = default) =>
        DoAsync(new ToolCallRequest("success") { Id = id, Result = result }, cancellationToken);

    /// <summary>It failed.</summary>
    public Task ErrorAsync(long id, string error, CancellationToken cancellationToken = default) =>
        DoAsync(new ToolCallRequest("error") { Id = id, Error = error }, cancellationToken);

    /// <summary>Records a call that is over.</summary>
    /// <returns>Its id.</returns>
    public Task<long> RecordAsync(FinishedToolCall call, CancellationToken cancellationToken = default) => AddAsync(
        new ToolCallRequest("record")
        {
            Name = call.Name,
            StartedAt = call.StartedAt,
            CompletedAt = call.CompletedAt,
            Parameters = call.Parameters,
            Result = call.Result,
            Error = call.Error,
        },
        cancellationToken);

    /// <summary>One call; null when there is none of that id.</summary>
    public async Task<ToolCall?> GetAsync(long id, CancellationToken cancellationToken = default) =>
        (await _channel.CallAsync(Opcode.Tools, new ToolCallRequest("get") { Id = id }, ClientJson.Default.ToolCallRequest, ClientJson.Default.ToolCallAnswer, cancellationToken).ConfigureAwait(false)).Call;

    /// <summary>The calls of one tool, newest first.</summary>
    public Task<IReadOnlyList<ToolCall>> ByNameAsync(string name, int? limit = null, CancellationToken cancellationToken = default) =>
        ListAsync(new ToolCallRequest("by_name") { Name = name, Limit = limit }, cancellationToken);

    /// <summary>The calls since a time in seconds since 1970, newest first.</summary>
    public Task<IReadOnlyList<ToolCall>> RecentAsync(double since, int? limit = null, CancellationToken cancellationToken = default) =>
        ListAsync(new ToolCallRequest("recent") { Since = since, Limit = limit }, cancellationToken);

    /// <summary>Counts and times for each tool.</summary>
    public async Task<IReadOnlyList<ToolStatistics>> StatisticsAsync(CancellationToken cancellationToken = default) =>
        (await _channel.CallAsync(Opcode.Tools, new ToolCallRequest("stats"), ClientJson.Default.ToolCallRequest, ClientJson.Default.ToolStatisticsAnswer, cancellationToken).ConfigureAwait(false)).Stats;

    private async Task<long> AddAsync(ToolCallRequest request, CancellationToken cancellationToken) =>
        (await _channel.CallAsync(Opcode.Tools, request, ClientJson.Default.ToolCallRequest, ClientJson.Default.ToolCallIdAnswer, cancellationToken).ConfigureAwait(false)).Id;

    private Task DoAsync(ToolCallRequest request, CancellationToken cancellationToken) =>
        _channel.CallAsync(Opcode.Tools, request, ClientJson.Default.ToolCallRequest, cancellationToken);

    private async Task<IReadOnlyList<ToolCall>> ListAsync(ToolCallRequest request, CancellationToken cancellationToken) =>
        (await _channel.CallAsync(Opcode.Tools, request, ClientJson.Default.ToolCallRequest, ClientJson.Default.ToolCallListAnswer, cancellationToken).ConfigureAwait(false)).Calls;
}
