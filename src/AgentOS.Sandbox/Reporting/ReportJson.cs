using System.Text.Json.Serialization;

namespace AgentOS.Sandbox;

/// <summary>Generated serialisers of reports.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(EnforcementReport))]
internal sealed partial class ReportJson : JsonSerializerContext;
