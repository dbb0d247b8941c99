using System.Text.Json.Serialization;

namespace AgentOS.Kernel.Models.Calls;

/// <summary>The shapes of the payloads of calls about language models.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ThinkCall))]
[JsonSerializable(typeof(ThinkLine))]
[JsonSerializable(typeof(ReportCall))]
[JsonSerializable(typeof(ReportAnswer))]
internal sealed partial class ModelJson : JsonSerializerContext;
