using System.Text.Json.Serialization;

namespace AgentOS.LlmServer.Settings;

/// <summary>The shape of the file.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UseStringEnumConverter = true, WriteIndented = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(IReadOnlyList<KeptClient>))]
internal sealed partial class KeptJson : JsonSerializerContext;
