using System.Text.Json.Serialization;

namespace AgentOS.Cli.Commands.Store;

/// <summary>JSON shapes of <c>validate</c>, <c>pack</c> and <c>install</c>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ManifestReport))]
[JsonSerializable(typeof(PackReport))]
[JsonSerializable(typeof(InstallReport))]
internal sealed partial class ManifestJson : JsonSerializerContext;
