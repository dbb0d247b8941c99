using System.Text.Json.Serialization;

namespace AgentOS.Kernel.Http.Calls;

/// <summary>The shapes of the payloads of HTTP.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(HttpCall))]
internal sealed partial class HttpJson : JsonSerializerContext;
