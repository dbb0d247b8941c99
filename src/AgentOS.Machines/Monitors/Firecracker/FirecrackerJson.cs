using System.Text.Json.Serialization;

namespace AgentOS.Machines.Monitors.Firecracker;

/// <summary>Generated serialisers of what is exchanged with a Firecracker.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(FirecrackerConfiguration))]
[JsonSerializable(typeof(FirecrackerState))]
[JsonSerializable(typeof(FirecrackerFault))]
internal sealed partial class FirecrackerJson : JsonSerializerContext;
