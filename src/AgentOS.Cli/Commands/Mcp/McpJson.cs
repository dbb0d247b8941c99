using System.Text.Json.Serialization;

namespace AgentOS.Cli.Commands.Mcp;

/// <summary>JSON shapes of the commands.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(Installed))]
internal sealed partial class McpJson : JsonSerializerContext;
