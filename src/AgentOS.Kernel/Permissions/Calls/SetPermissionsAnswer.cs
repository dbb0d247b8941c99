namespace AgentOS.Kernel.Permissions.Calls;

/// <summary>The change is written down and in force.</summary>
/// <param name="Success">Always true.</param>
/// <param name="AgentId">Whose policy it was.</param>
/// <param name="Level">A level's name, or <c>custom</c>.</param>
internal sealed record SetPermissionsAnswer(bool Success, uint AgentId, string Level);
