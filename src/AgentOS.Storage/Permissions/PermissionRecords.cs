namespace AgentOS.Storage.Permissions;

/// <summary>Rows that are written together.</summary>
/// <param name="Grants">Those the file has already are left as they are.</param>
/// <param name="Uses">Each of one of those grants, or of one in the file.</param>
public sealed record PermissionRecords(IReadOnlyList<PermissionGrant> Grants, IReadOnlyList<PermissionUse> Uses);
