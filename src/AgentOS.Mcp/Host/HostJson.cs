using System.Text.Json.Serialization;
using AgentOS.Workspace.Review;

namespace AgentOS.Mcp.Host;

/// <summary>The shapes of arguments, which are strict, and of results, which have all their fields.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(DiffArguments))]
[JsonSerializable(typeof(DiffResult))]
[JsonSerializable(typeof(ApplyArguments))]
[JsonSerializable(typeof(ApplyResult))]
[JsonSerializable(typeof(DiscardArguments))]
[JsonSerializable(typeof(DiscardResult))]
[JsonSerializable(typeof(SnapshotArguments))]
[JsonSerializable(typeof(SnapshotState))]
[JsonSerializable(typeof(ListSnapshotsArguments))]
[JsonSerializable(typeof(SnapshotList))]
[JsonSerializable(typeof(RestoreArguments))]
[JsonSerializable(typeof(RestoreResult))]
[JsonSerializable(typeof(TimelineArguments))]
[JsonSerializable(typeof(TimelineResult))]
internal sealed partial class HostJson : JsonSerializerContext;
