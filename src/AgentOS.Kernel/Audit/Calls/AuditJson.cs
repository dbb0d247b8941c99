using System.Text.Json.Serialization;

namespace AgentOS.Kernel.Audit.Calls;

/// <summary>The shapes of the payloads of calls about the audit log, and of what it keeps.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AuditLogCall))]
[JsonSerializable(typeof(AuditLogAnswer))]
[JsonSerializable(typeof(AuditConfigurationCall))]
[JsonSerializable(typeof(AuditConfigurationAnswer))]
[JsonSerializable(typeof(int))]
internal sealed partial class AuditJson : JsonSerializerContext;
