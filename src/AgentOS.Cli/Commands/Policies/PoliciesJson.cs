using System.Text.Json.Serialization;
using AgentOS.Policy.Documents;

namespace AgentOS.Cli.Commands.Policies;

/// <summary>JSON shapes of <c>agentos policy</c>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ExplainedDecision))]
[JsonSerializable(typeof(PolicyDocument))]
internal sealed partial class PoliciesJson : JsonSerializerContext;
