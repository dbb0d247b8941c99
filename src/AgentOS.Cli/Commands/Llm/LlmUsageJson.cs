using System.Text.Json.Serialization;
using AgentOS.Storage.LlmCalls;

namespace AgentOS.Cli.Commands.Llm;

/// <summary>JSON shapes of <c>agentos llm usage</c>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(IReadOnlyList<LlmUsageSum>))]
[JsonSerializable(typeof(IReadOnlyList<LlmCall>))]
internal sealed partial class LlmUsageJson : JsonSerializerContext;
