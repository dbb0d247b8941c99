using System.Text.Json;
using AgentOS.Cli.Commands.KeyValue;
using AgentOS.Storage.ToolCalls;

namespace AgentOS.Cli.Commands.ToolCalls;

/// <summary>A tool call; also its JSON shape.</summary>
internal sealed record RecordedCall(
    long Id, string Name, string Status, JsonElement? Parameters, JsonElement? Result, string? Error,
    DateTimeOffset StartedAt, DateTimeOffset? CompletedAt, long? DurationMs)
{
    public static RecordedCall Of(ToolCall call) => new(
        call.Id, call.Name, call.Status switch { ToolCallStatus.Success => "success", ToolCallStatus.Error => "error", _ => "pending" },
        Parse(call.ParametersJson), Parse(call.ResultJson), call.Error, call.Started, call.Completed, call.DurationMilliseconds);

    private static JsonElement? Parse(string? json) => json is null ? null : JsonValue.Parse(json);
}
