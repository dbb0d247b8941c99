using System.Text.Json.Serialization;
using AgentOS.Storage.Timeline;

namespace AgentOS.Cli.Commands.Timeline;

/// <summary>JSON shapes of <c>agentos timeline</c>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(IReadOnlyList<TimelineEntry>))]
[JsonSerializable(typeof(TimelineEntry))]
[JsonSerializable(typeof(TimelineReport))]
internal sealed partial class TimelineJson : JsonSerializerContext;
