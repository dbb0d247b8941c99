using System.Text.Json.Serialization;

namespace AgentOS.Cli.Commands.Snapshots;

/// <summary>JSON shapes of the snapshot commands.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(IReadOnlyList<KeptState>))]
[JsonSerializable(typeof(Restored))]
[JsonSerializable(typeof(Collected))]
internal sealed partial class SnapshotsJson : JsonSerializerContext;
