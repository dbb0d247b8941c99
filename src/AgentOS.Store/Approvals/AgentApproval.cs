using AgentOS.Errors;
using AgentOS.Store.Approvals.Approvers;
using AgentOS.Store.Approvals.Memory;
using AgentOS.Store.Approvals.Permissions;
using AgentOS.Store.Isolation;
using AgentOS.Store.Packages;

namespace AgentOS.Store.Approvals;

/// <summary>Decides whether an agent may run, and remembers what a person said.</summary>
/// <param name="memory">What was approved before.</param>
/// <param name="clock">The time of an answer.</param>
public sealed class AgentApproval(ApprovalFile memory, TimeProvider clock)
{
    /// <summary>Decides about a package.</summary>
    /// <param name="package">The agent.</param>
    /// <param name="approver">Who is asked.</param>
    /// <param name="isolation">What it runs in.</param>
    /// <param name="storedProviders">Providers of whose keys there is one, to be shown.</param>
    /// <exception cref="AgentOSException"><see cref="ApprovalErrors"/>: it may not run, and nobody could be asked or a policy says no.</exception>
    public ApprovalDecision Approve(AgentPackage package, IApprover approver, AgentIsolation isolation, IReadOnlySet<string> storedProviders)
    {
        PermissionSet permissions = PermissionSet.Of(package.Manifest);
        ApprovalQuestion question = new(package, permissions, memory.Find(package.Manifest.Name, package.Origin.Name), storedProviders) { Isolation = isolation };
        ApprovalOutcome outcome = approver.Decide(question);
        if (outcome == ApprovalOutcome.Answered)
            memory.Remember(new RememberedApproval(package.Manifest.Name, package.Origin.Name, package.Origin.Commit, clock.GetUtcNow(), permissions) { InMachine = isolation.IsMachine });
        return new ApprovalDecision(outcome, permissions, permissions.Digest);
    }
}
