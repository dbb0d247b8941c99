using AgentOS.Store.Approvals.Screen;

namespace AgentOS.Store.Approvals.Approvers;

/// <summary><c>--yes</c>: approves whatever is asked for, shows what that was, and leaves nothing for later runs to rely on.</summary>
/// <param name="output">Where it is shown: never where an agent's answers go.</param>
public sealed class BeforehandApprover(TextWriter output) : IApprover
{
    /// <inheritdoc/>
    public ApprovalOutcome Decide(ApprovalQuestion question)
    {
        if (question.IsApproved)
            return ApprovalOutcome.Earlier;
        ApprovalScreen.Write(question, output);
        output.WriteLine("Approved by --yes, for this run.");
        return ApprovalOutcome.Beforehand;
    }
}
