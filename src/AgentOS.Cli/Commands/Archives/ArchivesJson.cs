using System.Text.Json.Serialization;

namespace AgentOS.Cli.Commands.Archives;

/// <summary>JSON shapes of <c>agentos export</c> and <c>agentos import</c>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(Transferred))]
internal sealed partial class ArchivesJson : JsonSerializerContext;
