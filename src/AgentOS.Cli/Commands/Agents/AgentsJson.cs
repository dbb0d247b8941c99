using System.Text.Json.Serialization;

namespace AgentOS.Cli.Commands.Agents;

/// <summary>JSON shapes of the commands about running agents.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(IReadOnlyList<AgentEntry>))]
internal sealed partial class AgentsJson : JsonSerializerContext;
