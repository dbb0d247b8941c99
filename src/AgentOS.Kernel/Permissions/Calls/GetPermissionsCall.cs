using System.Text.Json.Serialization;

namespace AgentOS.Kernel.Permissions.Calls;

/// <summary>Whose permissions are wanted; nothing means the caller's.</summary>
/// <param name="AgentId">By number.</param>
/// <param name="Name">Or by name.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record GetPermissionsCall(uint? AgentId, string? Name);
