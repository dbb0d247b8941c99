using System.Text.Json.Serialization;

namespace AgentOS.Kernel.Models.Calls;

/// <summary>The shapes of the payloads of calls about language models.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ThinkCall))]
[JsonSerializable(typeof(ReportCall))]
internal sealed partial class ModelJson : JsonSerializerContext;
