using System.Text.Json.Serialization;

namespace AgentOS.Cli.Commands.Store;

/// <summary>JSON shapes of <c>validate</c> and <c>pack</c>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ManifestReport))]
[JsonSerializable(typeof(PackReport))]
internal sealed partial class ManifestJson : JsonSerializerContext;
