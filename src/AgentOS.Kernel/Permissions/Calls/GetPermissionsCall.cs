using System.Text.Json.Serialization;

namespace AgentOS.Kernel.Permissions.Calls;

/// <summary>Whose permissions are wanted; nothing means the caller's.</summary>
/// <param name="AgentId">By number.</param>
/// <param name="Name">Or by name.</param>
/// <param name="Demand">A right the caller is about to use elsewhere than in a call; the answer is a denial when it lacks it.</param>
/// <param name="For">What for, for the record.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record GetPermissionsCall(uint? AgentId, string? Name, string? Demand, string? For);
