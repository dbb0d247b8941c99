using AgentOS.Errors;

namespace AgentOS.Store.Approvals.Approvers;

/// <summary>Nobody is there: what was approved before may run, and nothing else.</summary>
public sealed class AbsentApprover : IApprover
{
    /// <inheritdoc/>
    public ApprovalOutcome Decide(ApprovalQuestion question) => question switch
    {
        { IsApproved: true } => ApprovalOutcome.Earlier,
        { IsWeaker: true } => throw new AgentOSException(ApprovalErrors.Needed, "run", question.Package.Manifest.Name, $"it was approved for a microVM, and would have {question.Isolation.Text}"),
        { Difference: { } difference } => throw new AgentOSException(ApprovalErrors.Needed, "run", question.Package.Manifest.Name, $"new: {string.Join(", ", difference.Added)}"),
        _ => throw new AgentOSException(ApprovalErrors.Needed, "run", question.Package.Manifest.Name),
    };
}
