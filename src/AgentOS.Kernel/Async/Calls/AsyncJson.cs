using System.Text.Json.Serialization;

namespace AgentOS.Kernel.Async.Calls;

/// <summary>The shapes of the payloads of asynchronous calls.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AsyncRequest))]
[JsonSerializable(typeof(AcceptedAnswer))]
[JsonSerializable(typeof(AsyncPollCall))]
[JsonSerializable(typeof(AsyncPollAnswer))]
internal sealed partial class AsyncJson : JsonSerializerContext;
