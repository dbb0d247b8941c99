using System.Text.Json.Serialization;

namespace AgentOS.Kernel.Metrics.Calls;

/// <summary>The shapes of the payloads of calls that show numbers.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(MetricsRequest))]
[JsonSerializable(typeof(SystemMetricsAnswer))]
[JsonSerializable(typeof(AgentMetricsAnswer))]
[JsonSerializable(typeof(AllMetricsAnswer))]
[JsonSerializable(typeof(CgroupMetricsAnswer))]
internal sealed partial class MetricsJson : JsonSerializerContext;
