using System.Text.Json.Serialization;

namespace AgentOS.Kernel.Messages.Calls;

/// <summary>The shapes of the payloads of calls about messages.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SendCall))]
[JsonSerializable(typeof(SendAnswer))]
[JsonSerializable(typeof(ReceiveCall))]
[JsonSerializable(typeof(ReceiveAnswer))]
[JsonSerializable(typeof(BroadcastCall))]
[JsonSerializable(typeof(BroadcastAnswer))]
[JsonSerializable(typeof(RegisterCall))]
[JsonSerializable(typeof(RegisterAnswer))]
[JsonSerializable(typeof(MessageReceived))]
internal sealed partial class MessageJson : JsonSerializerContext;
