using System.Text.Json.Serialization;

namespace AgentOS.Cli.Commands.Top;

/// <summary>JSON shape of <c>agentos top</c>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(IReadOnlyList<AgentLoad>))]
internal sealed partial class TopJson : JsonSerializerContext;
