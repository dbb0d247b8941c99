using System.Text.Json.Serialization;

namespace AgentOS.Cli.Commands.Init;

/// <summary>The file that was made.</summary>
internal sealed record CreatedAgent(string Path);

/// <summary>JSON shapes of <c>agentos init</c>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(CreatedAgent))]
internal sealed partial class InitJson : JsonSerializerContext;
