using System.Text.Json.Serialization;

namespace AgentOS.Cli.Commands.Run;

/// <summary>JSON shapes of <c>run</c>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(RunOutcome))]
internal sealed partial class RunJson : JsonSerializerContext;
