using AgentOS.Errors;
using AgentOS.Store.Approvals.Policies;

namespace AgentOS.Store.Approvals.Approvers;

/// <summary>Approves what is within a policy, whatever a person approved before: the policy may have been written since.</summary>
public sealed class PolicyApprover(ApprovalPolicy policy) : IApprover
{
    /// <inheritdoc/>
    public ApprovalOutcome Decide(ApprovalQuestion question)
    {
        IReadOnlyList<string> reasons = PolicyJudgement.Reasons(policy, question);
        return reasons.Count == 0
            ? ApprovalOutcome.Policy
            : throw new AgentOSException(ApprovalErrors.Refused, "run", question.Package.Manifest.Name, string.Join("; ", reasons));
    }
}
