using System.Text.Json.Serialization;
using AgentOS.Kernel.Agents;
using AgentOS.Kernel.Syscalls;

namespace AgentOS.Kernel.Events.Calls;

/// <summary>The shapes of the payloads of calls about events.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SubscriptionCall))]
[JsonSerializable(typeof(SubscriptionAnswer))]
[JsonSerializable(typeof(PollCall))]
[JsonSerializable(typeof(PollAnswer))]
[JsonSerializable(typeof(EmitCall))]
[JsonSerializable(typeof(EmitAnswer))]
[JsonSerializable(typeof(EventEntry))]
[JsonSerializable(typeof(LostEvents))]
[JsonSerializable(typeof(RawJson))]
[JsonSerializable(typeof(AgentEvent))]
[JsonSerializable(typeof(BlockedCall))]
internal sealed partial class EventJson : JsonSerializerContext;
