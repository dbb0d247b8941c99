using System.Text.Json;
using AgentOS.Storage.ToolCalls;

namespace AgentOS.Kernel.Databases.Calls.Tools;

/// <summary>A tool call. Times are seconds since 1970.</summary>
internal sealed record ToolCallFields(
    long Id, string Name, JsonElement? Parameters, JsonElement? Result, string? Error, string Status, double StartedAt, double? CompletedAt, long? DurationMs)
{
    public static ToolCallFields Of(ToolCall call) => new(
        call.Id, call.Name, StoredJson.Parse(call.ParametersJson), StoredJson.Parse(call.ResultJson), call.Error, StatusOf(call.Status),
        SecondsOf(call.Started), call.Completed is { } completed ? SecondsOf(completed) : null, call.DurationMilliseconds);

    private static double SecondsOf(DateTimeOffset moment) => (moment - DateTimeOffset.UnixEpoch).TotalSeconds;

    private static string StatusOf(ToolCallStatus status) => status switch
    {
        ToolCallStatus.Success => "success",
        ToolCallStatus.Error => "error",
        _ => "pending",
    };
}
