using AgentOS.Store.Approvals.Permissions;
using AgentOS.Store.Packages;
using AgentOS.Store.Running;
using AgentOS.Store.Sessions;

namespace AgentOS.Store.Delegation;

/// <summary>Within what an agent runs others.</summary>
/// <param name="Package">The agent.</param>
/// <param name="Approved">What the user approved for it: those it runs get a part of it at most.</param>
/// <param name="Session">Its session; theirs are under it.</param>
public sealed record DelegationScope(AgentPackage Package, PermissionSet Approved, StoredSession Session)
{
    /// <summary>The keys it was started with: those it runs have no others.</summary>
    public AgentKeys Keys { get; init; } = AgentKeys.None;

    /// <summary>The first process of its sandbox, once it runs: those it runs are within its limits.</summary>
    public int? SandboxProcess { get; init; }

    /// <summary>How many agents are above it: 0 for one that the user runs.</summary>
    public int Depth { get; init; }

    /// <summary>All sub-agents below the agent that the user runs.</summary>
    public SubAgentCount Count { get; init; } = new();
}
