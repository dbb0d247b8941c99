using System.Text.Json;
using AgentOS.Fleet.Tokens;
using AgentOS.Server.Access;
using AgentOS.Storage.LlmCalls;
using AgentOS.Storage.Timeline;
using AgentOS.Storage.ToolCalls;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AgentOS.Server.Databases;

/// <summary>One thing that happened.</summary>
internal sealed record TimelineBody(
    long Id, DateTimeOffset Time, string Operation, string? Path, string? Target, long Bytes, string Result, string? Cause, long? Process, string? Command)
{
    public static TimelineBody Of(TimelineEntry entry) => new(
        entry.Id, entry.Time, entry.Operation, entry.Path, entry.Target, entry.Bytes, entry.Result, entry.Cause, entry.ProcessId, entry.Command);
}

/// <summary>What happened, oldest first; <c>after</c> the last id comes what happened later.</summary>
internal sealed record TimelineList(IReadOnlyList<TimelineBody> Entries);

/// <summary>One call of a tool.</summary>
internal sealed record ToolCallBody(
    long Id, string Name, ToolCallStatus Status, JsonElement? Parameters, JsonElement? Result, string? Error, DateTimeOffset StartedAt, DateTimeOffset? CompletedAt, long? DurationMs)
{
    public static ToolCallBody Of(ToolCall call) => new(
        call.Id, call.Name, call.Status, Json(call.ParametersJson), Json(call.ResultJson), call.Error, call.Started, call.Completed, call.DurationMilliseconds);

    private static JsonElement? Json(string? text) => text is null ? null : JsonElement.Parse(text);
}

/// <summary>Calls of tools, newest first.</summary>
internal sealed record ToolCallList(IReadOnlyList<ToolCallBody> Calls);

/// <summary>What each tool did, all calls together.</summary>
internal sealed record ToolStatisticsList(IReadOnlyList<ToolCallStatistics> Tools);

/// <summary>What was used of language models, by model.</summary>
internal sealed record LlmUsageList(IReadOnlyList<LlmUsageSum> Models);

/// <summary>The records of a sandbox: its timeline, calls of tools, use of language models.</summary>
internal static class RecordRoutes
{
    private const int MostEntries = 1000, UsualEntries = 100;
    private static readonly TimeSpan s_farthest = TimeSpan.FromDays(3650);

    public static void MapRecords(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder records = routes.MapGroup("/sandboxes/{id}").WithTags("Records").Needs(TokenScopes.Read);
        records.MapGet("/timeline", TimelineAsync).WithSummary("What happened");
        records.MapGet("/tool-calls", ToolCallsAsync).WithSummary("Calls of tools, newest first");
        records.MapGet("/tool-calls/statistics", StatisticsAsync).WithSummary("What each tool did");
        records.MapGet("/llm/usage", UsageAsync).WithSummary("What was used of language models");
    }

    private static Task<TimelineList> TimelineAsync(
        string id, SandboxDatabases databases, DateTimeOffset? since, string? path, string? operation, string? result, string? tool, long after = 0, int limit = UsualEntries) =>
        databases.ReadAsync(id, async database =>
        {
            int most = Math.Clamp(limit, 1, MostEntries);
            // The newest, or the first after those that the caller has.
            TimelineFilter filter = new() { Since = since, Path = path, Operation = operation, Result = result, Tool = tool, After = after, Limit = after > 0 ? null : most };
            return new TimelineList([.. (await database.Timeline.ReadAsync(filter)).Take(most).Select(TimelineBody.Of)]);
        });

    private static Task<ToolCallList> ToolCallsAsync(string id, SandboxDatabases databases, TimeProvider clock, string? name, int limit = UsualEntries) =>
        databases.ReadAsync(id, async database => new ToolCallList([.. (name is null
            ? await database.ToolCalls.GetRecentAsync(clock.GetUtcNow() - s_farthest, Math.Clamp(limit, 1, MostEntries))
            : await database.ToolCalls.GetByNameAsync(name, Math.Clamp(limit, 1, MostEntries))).Select(ToolCallBody.Of)]));

    private static Task<ToolStatisticsList> StatisticsAsync(string id, SandboxDatabases databases) =>
        databases.ReadAsync(id, async database => new ToolStatisticsList(await database.ToolCalls.GetStatisticsAsync()));

    private static Task<LlmUsageList> UsageAsync(string id, SandboxDatabases databases, DateTimeOffset? since) =>
        databases.ReadAsync(id, async database => new LlmUsageList(await database.LlmCalls.SumAsync(since)));
}
