using AgentOS.Store.Approvals.Permissions;

namespace AgentOS.Store.Approvals.Memory;

/// <summary>What a person approved of an agent.</summary>
/// <param name="Agent">Its name.</param>
/// <param name="Origin">Where it came from.</param>
/// <param name="Commit">Which version they saw; null for a folder.</param>
/// <param name="At">When.</param>
/// <param name="Permissions">What it may do.</param>
public sealed record RememberedApproval(string Agent, string Origin, string? Commit, DateTimeOffset At, PermissionSet Permissions)
{
    /// <summary>Whether it was to run in a machine of its own.</summary>
    public bool InMachine { get; init; }
}
