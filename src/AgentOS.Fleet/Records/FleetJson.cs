using System.Text.Json.Serialization;
using AgentOS.Fleet.Tokens;

namespace AgentOS.Fleet.Records;

/// <summary>Generated serialisers of records.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(ProcessSandboxRecord))]
[JsonSerializable(typeof(SandboxLabels))]
[JsonSerializable(typeof(List<AccessToken>))]
internal sealed partial class FleetJson : JsonSerializerContext;
