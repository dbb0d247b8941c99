using AgentOS.Errors;

namespace AgentOS.Store.Approvals.Approvers;

/// <summary>Who decides whether an agent may run.</summary>
public interface IApprover
{
    /// <summary>Decides.</summary>
    /// <exception cref="AgentOSException"><see cref="ApprovalErrors.Needed"/>, <see cref="ApprovalErrors.Refused"/>.</exception>
    ApprovalOutcome Decide(ApprovalQuestion question);
}
