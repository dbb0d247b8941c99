using System.Text.Json.Serialization;

namespace AgentOS.Fleet.Records;

/// <summary>Generated serialisers of records.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(ProcessSandboxRecord))]
[JsonSerializable(typeof(SandboxLabels))]
internal sealed partial class FleetJson : JsonSerializerContext;
