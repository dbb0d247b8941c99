using System.Text.Json;
using System.Text.Json.Serialization;
using AgentOS.Storage.ToolCalls;

namespace AgentOS.Cli.Commands.ToolCalls;

/// <summary>A tool call as it is shown.</summary>
internal sealed record ToolCallDescription(
    long Id, string Name, string Status, JsonElement? Parameters, JsonElement? Result, string? Error,
    DateTimeOffset Started, DateTimeOffset? Completed, long? DurationMs)
{
    public static ToolCallDescription Of(ToolCall call) => new(
        call.Id, call.Name, call.Status.ToString().ToLowerInvariant(), Parse(call.ParametersJson), Parse(call.ResultJson), call.Error,
        call.Started, call.Completed, call.DurationMilliseconds);

    private static JsonElement? Parse(string? json)
    {
        if (json is null)
            return null;
        using JsonDocument document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}

/// <summary>The number of a new record.</summary>
internal sealed record RecordedCall(long Id);

/// <summary>JSON shapes of <c>agentos tools</c>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(IReadOnlyList<ToolCallDescription>))]
[JsonSerializable(typeof(ToolCallDescription))]
[JsonSerializable(typeof(IReadOnlyList<ToolCallStatistics>))]
[JsonSerializable(typeof(RecordedCall))]
internal sealed partial class ToolCallsJson : JsonSerializerContext;
