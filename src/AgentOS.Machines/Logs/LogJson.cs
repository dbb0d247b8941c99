using System.Text.Json.Serialization;

namespace AgentOS.Machines.Logs;

/// <summary>Generated serialisers of a machine's log: a line each.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(LogEntry))]
public sealed partial class LogJson : JsonSerializerContext;
