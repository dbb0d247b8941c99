using System.Text.Json.Serialization;
using AgentOS.Kernel.Agents.Journal;

namespace AgentOS.Kernel.Agents.Calls;

/// <summary>The shapes of the payloads of calls about agents, and of their records.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(SpawnCall))]
[JsonSerializable(typeof(SpawnAnswer))]
[JsonSerializable(typeof(AgentReference))]
[JsonSerializable(typeof(KillAnswer))]
[JsonSerializable(typeof(PauseAnswer))]
[JsonSerializable(typeof(ResumeAnswer))]
[JsonSerializable(typeof(ListEntry[]))]
[JsonSerializable(typeof(AgentRecord))]
internal sealed partial class AgentJson : JsonSerializerContext;
