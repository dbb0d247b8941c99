using AgentOS.Store.Approvals.Memory;
using AgentOS.Store.Approvals.Permissions;
using AgentOS.Store.Isolation;
using AgentOS.Store.Packages;

namespace AgentOS.Store.Approvals;

/// <summary>What somebody is to decide about.</summary>
/// <param name="Package">The agent.</param>
/// <param name="Permissions">What it asks for.</param>
/// <param name="Earlier">What was approved of it before; null is nothing.</param>
/// <param name="StoredProviders">Providers of whose keys there is one.</param>
public sealed record ApprovalQuestion(AgentPackage Package, PermissionSet Permissions, RememberedApproval? Earlier, IReadOnlySet<string> StoredProviders)
{
    /// <summary>What has changed since; null when nothing was approved before.</summary>
    public PermissionDifference? Difference { get; } = Earlier is null ? null : PermissionDifference.Between(Earlier.Permissions, Permissions);

    /// <summary>What it runs in.</summary>
    public AgentIsolation Isolation { get; init; } = AgentIsolation.Local;

    /// <summary>Whether it was approved for a machine, has none now, and nobody asked for that.</summary>
    public bool IsWeaker => Earlier is { InMachine: true } && Isolation is { IsMachine: false, IsChosen: false };

    /// <summary>Whether all of it was approved before.</summary>
    public bool IsApproved => Difference is { IsWider: false } && !IsWeaker;
}
