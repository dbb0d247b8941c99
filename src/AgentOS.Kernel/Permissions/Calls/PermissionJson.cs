using System.Text.Json.Serialization;

namespace AgentOS.Kernel.Permissions.Calls;

/// <summary>The shapes of the payloads of calls about permissions.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(GetPermissionsCall))]
[JsonSerializable(typeof(GetPermissionsAnswer))]
[JsonSerializable(typeof(SetPermissionsCall))]
[JsonSerializable(typeof(SetPermissionsAnswer))]
internal sealed partial class PermissionJson : JsonSerializerContext;
