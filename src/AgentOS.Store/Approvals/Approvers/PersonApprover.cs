using AgentOS.Store.Approvals.Screen;

namespace AgentOS.Store.Approvals.Approvers;

/// <summary>Shows a person what an agent asks for, unless they approved it before, and asks.</summary>
/// <param name="output">Where it is shown.</param>
/// <param name="confirm">Asks a question that is answered with yes or no.</param>
public sealed class PersonApprover(TextWriter output, Func<string, bool> confirm) : IApprover
{
    /// <inheritdoc/>
    public ApprovalOutcome Decide(ApprovalQuestion question)
    {
        if (question.IsApproved)
            return ApprovalOutcome.Earlier;
        ApprovalScreen.Write(question, output);
        return confirm("Approve and run?") ? ApprovalOutcome.Answered : ApprovalOutcome.Declined;
    }
}
