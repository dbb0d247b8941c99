using System.Text.Json.Serialization;

namespace AgentOS.Kernel.Agents.Calls;

/// <summary>The shapes of the payloads of calls about agents.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SpawnCall))]
[JsonSerializable(typeof(SpawnAnswer))]
[JsonSerializable(typeof(AgentReference))]
[JsonSerializable(typeof(KillAnswer))]
[JsonSerializable(typeof(ListEntry[]))]
internal sealed partial class AgentJson : JsonSerializerContext;
