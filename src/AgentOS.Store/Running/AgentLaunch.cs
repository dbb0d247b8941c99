using AgentOS.Store.Approvals.Permissions;
using AgentOS.Store.Isolation;
using AgentOS.Store.Packages;
using AgentOS.Store.Preparation;
using AgentOS.Store.Sessions;

namespace AgentOS.Store.Running;

/// <summary>Everything one start of an agent is made of.</summary>
/// <param name="Package">The agent.</param>
/// <param name="Permissions">What was approved of it, and so what it is held to.</param>
/// <param name="Prepared">What its setup made of it.</param>
/// <param name="Session">Whose files it works with.</param>
public sealed record AgentLaunch(AgentPackage Package, PermissionSet Permissions, PreparedAgent Prepared, StoredSession Session)
{
    /// <summary>The user's project, absolute and without links; null is none.</summary>
    public string? Workspace { get; init; }

    /// <summary>What it runs in.</summary>
    public AgentIsolation Isolation { get; init; } = AgentIsolation.Local;

    /// <summary>Its keys.</summary>
    public AgentKeys Keys { get; init; } = AgentKeys.None;
}
