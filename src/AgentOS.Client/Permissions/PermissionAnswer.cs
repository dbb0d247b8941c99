namespace AgentOS.Client.Permissions;

internal sealed record PermissionAnswer(PermissionSet Permissions);
