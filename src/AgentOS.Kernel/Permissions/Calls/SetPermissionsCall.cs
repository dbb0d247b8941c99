using System.Text.Json;
using System.Text.Json.Serialization;

namespace AgentOS.Kernel.Permissions.Calls;

/// <summary>A change of a policy. Unknown fields are refused: a misspelt restriction must not go unnoticed.</summary>
/// <param name="AgentId">Whose, by number; neither this nor a name means the caller's.</param>
/// <param name="Name">Or by name.</param>
/// <param name="Level">A level to begin with; null begins with what there is.</param>
/// <param name="Permissions">What differs from it.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record SetPermissionsCall(uint? AgentId, string? Name, string? Level, JsonElement? Permissions);
