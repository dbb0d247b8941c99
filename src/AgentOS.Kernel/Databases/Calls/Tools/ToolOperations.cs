using System.Collections.Frozen;
using System.Text.Json;

namespace AgentOS.Kernel.Databases.Calls.Tools;

/// <summary>The operations of TOOLS.</summary>
internal static class ToolOperations
{
    /// <summary>By their names.</summary>
    public static readonly FrozenDictionary<string, DataOperation<ToolRequest>> All = new Dictionary<string, DataOperation<ToolRequest>>(StringComparer.Ordinal)
    {
        ["start"] = Start,
        ["success"] = Succeed,
        ["error"] = Fail,
        ["record"] = Record,
        ["get"] = Get,
        ["by_name"] = GetByName,
        ["recent"] = GetRecent,
        ["stats"] = GetStatistics,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static Task Start(DataCall<ToolRequest> call) => call.Finish(
        call.Database.ToolCalls.StartAsync(NameOf(call), TextOf(call.Request.Parameters)), id => new ToolIdAnswer(id), DataJson.Default.ToolIdAnswer);

    private static Task Succeed(DataCall<ToolRequest> call) => call.Finish(call.Database.ToolCalls.SucceedAsync(IdOf(call), TextOf(call.Request.Result)));

    private static Task Fail(DataCall<ToolRequest> call) =>
        call.Finish(call.Database.ToolCalls.FailAsync(IdOf(call), call.Need(call.Request.Error, "error")));

    private static Task Record(DataCall<ToolRequest> call) => call.Finish(
        call.Database.ToolCalls.RecordAsync(
            NameOf(call), TimeOf(call, call.Request.StartedAt, "started_at"), TimeOf(call, call.Request.CompletedAt, "completed_at"),
            TextOf(call.Request.Parameters), TextOf(call.Request.Result), call.Request.Error),
        id => new ToolIdAnswer(id),
        DataJson.Default.ToolIdAnswer);

    private static Task Get(DataCall<ToolRequest> call) => call.Finish(
        call.Database.ToolCalls.GetAsync(IdOf(call)), found => new ToolCallAnswer(found is null ? null : ToolCallFields.Of(found)), DataJson.Default.ToolCallAnswer);

    // The next three on a thread of the pool: there may be many.
    private static Task GetByName(DataCall<ToolRequest> call)
    {
        string name = NameOf(call);
        return call.Finish(Task.Run(() => call.Database.ToolCalls.GetByNameAsync(name, call.Request.Limit)), ToolCallsAnswer.Of, DataJson.Default.ToolCallsAnswer);
    }

    private static Task GetRecent(DataCall<ToolRequest> call)
    {
        DateTimeOffset since = TimeOf(call, call.Request.Since ?? 0, "since");
        return call.Finish(Task.Run(() => call.Database.ToolCalls.GetRecentAsync(since, call.Request.Limit)), ToolCallsAnswer.Of, DataJson.Default.ToolCallsAnswer);
    }

    private static Task GetStatistics(DataCall<ToolRequest> call) => call.Finish(
        Task.Run(() => call.Database.ToolCalls.GetStatisticsAsync()), ToolStatisticsAnswer.Of, DataJson.Default.ToolStatisticsAnswer);

    private static long IdOf(DataCall<ToolRequest> call) => call.Need(call.Request.Id, "id");

    private static string NameOf(DataCall<ToolRequest> call) => call.Need(call.Request.Name, "name");

    private static string? TextOf(JsonElement value) => value.ValueKind is JsonValueKind.Undefined ? null : value.GetRawText();

    private static DateTimeOffset TimeOf(DataCall<ToolRequest> call, double? seconds, string name)
    {
        const double mostSeconds = 253_402_300_799; // the end of the year 9999
        double value = call.Need(seconds, name);
        return value is >= 0 and <= mostSeconds ? DateTimeOffset.UnixEpoch.AddSeconds(value) : throw call.Refuse($"\"{name}\" is seconds since 1970");
    }
}
