using AgentOS.Store.Approvals.Permissions;

namespace AgentOS.Store.Approvals;

/// <summary>What was decided about an agent.</summary>
/// <param name="Outcome">How.</param>
/// <param name="Permissions">What was decided about, and so what is to be enforced: the manifest is not read again, since it may be another one by now.</param>
/// <param name="Digest">That of the permissions.</param>
public sealed record ApprovalDecision(ApprovalOutcome Outcome, PermissionSet Permissions, string Digest)
{
    /// <summary>Whether it may run.</summary>
    public bool IsApproved => Outcome != ApprovalOutcome.Declined;
}
