using System.Text.Json.Serialization;

namespace AgentOS.Kernel.Delegation.Calls;

/// <summary>The shapes of DELEGATE's payloads.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DelegateCall))]
[JsonSerializable(typeof(DelegateAnswer))]
[JsonSerializable(typeof(DelegationProgress))]
internal sealed partial class DelegationJson : JsonSerializerContext;
