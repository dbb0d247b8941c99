using System.Text.Json.Serialization;

namespace AgentOS.Kernel.Http.Calls;

/// <summary>The shapes of the payloads of HTTP.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(HttpCall))]
[JsonSerializable(typeof(HttpAnswer))]
[JsonSerializable(typeof(HttpChunk))]
internal sealed partial class HttpJson : JsonSerializerContext;
