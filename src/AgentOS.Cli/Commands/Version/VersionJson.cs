using System.Text.Json.Serialization;

namespace AgentOS.Cli.Commands.Version;

/// <summary>JSON shapes of <c>agentos version</c>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(VersionDescription))]
internal sealed partial class VersionJson : JsonSerializerContext;
