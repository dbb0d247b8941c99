using AgentOS.Policy.Documents;

namespace AgentOS.Kernel.Permissions.Calls;

/// <summary>Somebody's permissions.</summary>
/// <param name="Success">Always true.</param>
/// <param name="AgentId">Whose.</param>
/// <param name="Level">A level's name, or <c>custom</c>.</param>
/// <param name="Permissions">All of them.</param>
internal sealed record GetPermissionsAnswer(bool Success, uint AgentId, string Level, PermissionsDocument Permissions);
