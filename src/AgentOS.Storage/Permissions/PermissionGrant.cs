namespace AgentOS.Storage.Permissions;

/// <summary>A policy somebody was given.</summary>
/// <param name="Id">Its time in nanoseconds since 1970 UTC, made unique in the file.</param>
/// <param name="AgentId">Whose it is: their number in that kernel.</param>
/// <param name="Agent">Their name then.</param>
/// <param name="GranterId">Who gave it; null is the kernel.</param>
/// <param name="Granter">Their name then.</param>
/// <param name="Call">How: <c>connect</c>, <c>spawn</c>, <c>set_perms</c>.</param>
/// <param name="Former">The policy before, as JSON; null for the first.</param>
/// <param name="Policy">The policy since, as JSON.</param>
public sealed record PermissionGrant(long Id, long AgentId, string Agent, long? GranterId, string Granter, string Call, string? Former, string Policy);
