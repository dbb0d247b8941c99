using System.Text.Json.Serialization;

namespace AgentOS.Store.Approvals.Memory;

/// <summary>JSON of <c>approvals.json</c>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(ApprovalDocument))]
internal sealed partial class ApprovalJson : JsonSerializerContext;
