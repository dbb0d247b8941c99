using AgentOS.Errors;
using AgentOS.Store.Approvals.Screen;

namespace AgentOS.Store.Approvals.Approvers;

/// <summary><c>--yes</c>: approves whatever is asked for but keys themselves, shows what that was, and leaves nothing for later runs to rely on.</summary>
/// <param name="output">Where it is shown: never where an agent's answers go.</param>
public sealed class BeforehandApprover(TextWriter output) : IApprover
{
    /// <inheritdoc/>
    public ApprovalOutcome Decide(ApprovalQuestion question)
    {
        if (question.IsApproved)
            return ApprovalOutcome.Earlier;
        // Whoever means the weaker one can say so: --isolation process.
        if (question.IsWeaker)
            throw new AgentOSException(ApprovalErrors.Needed, "run", question.Package.Manifest.Name, $"it was approved for a microVM, and would have {question.Isolation.Text}");
        string[] itself = [.. question.Permissions.Keys.Where(static key => key.IsPassedThrough).Select(static key => key.Provider)];
        if (itself.Length > 0)
            throw new AgentOSException(ApprovalErrors.KeyItself, "run", question.Package.Manifest.Name, string.Join(", ", itself));
        ApprovalScreen.Write(question, output);
        output.WriteLine("Approved by --yes, for this run.");
        return ApprovalOutcome.Beforehand;
    }
}
