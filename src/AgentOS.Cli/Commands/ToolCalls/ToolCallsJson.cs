using System.Text.Json.Serialization;

namespace AgentOS.Cli.Commands.ToolCalls;

/// <summary>JSON shapes of <c>agentos tools</c>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(RecordedCall))]
[JsonSerializable(typeof(IReadOnlyList<RecordedCall>))]
[JsonSerializable(typeof(IReadOnlyList<ToolStatistics>))]
internal sealed partial class ToolCallsJson : JsonSerializerContext;
