using AgentOS.Errors;
using AgentOS.Kernel.Agents;
using AgentOS.Kernel.Delegation;
using AgentOS.Policy;

namespace AgentOS.Kernel.Syscalls.Observation;

/// <summary>Which failures mean that somebody was not allowed to do what they wanted.</summary>
internal static class Denials
{
    // By their codes: the remedy of each denial is its own.
    private static readonly string[] s_codes =
        [PolicyErrors.Denied.Code, PolicyErrors.Exceeds.Code, AgentErrors.NotYours.Code, AgentErrors.ExceedsParent.Code, AgentErrors.OperatorOnly.Code,
         DelegationErrors.NotAllowed.Code, DelegationErrors.Wider.Code];

    /// <summary>Whether a failure is one.</summary>
    public static bool Contains(ErrorDefinition error) => s_codes.Contains(error.Code, StringComparer.Ordinal);
}
