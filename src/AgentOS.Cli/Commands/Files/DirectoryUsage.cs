using System.Text.Json.Serialization;

namespace AgentOS.Cli.Commands.Files;

/// <summary>Bytes of content at and below a path.</summary>
internal sealed record DirectoryUsage(string Path, long Bytes);

/// <summary>JSON shapes of <c>agentos fs du</c>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(IReadOnlyList<DirectoryUsage>))]
internal sealed partial class UsageJson : JsonSerializerContext;
