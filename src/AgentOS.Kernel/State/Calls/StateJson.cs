using System.Text.Json.Serialization;

namespace AgentOS.Kernel.State.Calls;

/// <summary>The shapes of the payloads of calls about the state store, and of what it keeps.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StoreCall))]
[JsonSerializable(typeof(StoreAnswer))]
[JsonSerializable(typeof(KeyCall))]
[JsonSerializable(typeof(FetchAnswer))]
[JsonSerializable(typeof(DeleteAnswer))]
[JsonSerializable(typeof(KeysCall))]
[JsonSerializable(typeof(KeysAnswer))]
[JsonSerializable(typeof(StateEntry))]
[JsonSerializable(typeof(StateChange))]
internal sealed partial class StateJson : JsonSerializerContext;
