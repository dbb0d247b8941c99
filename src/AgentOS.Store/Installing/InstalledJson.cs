using System.Text.Json.Serialization;

namespace AgentOS.Store.Installing;

/// <summary>JSON of installed agents.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(InstalledAgent))]
internal sealed partial class InstalledJson : JsonSerializerContext;
