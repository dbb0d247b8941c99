using System.Text.Json.Serialization;
using AgentOS.Storage.Integrity;

namespace AgentOS.Cli.Commands.Fsck;

/// <summary>JSON shapes of <c>agentos fsck</c>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(IntegrityReport))]
[JsonSerializable(typeof(RepairReport))]
internal sealed partial class FsckJson : JsonSerializerContext;
