using AgentOS.Errors;
using AgentOS.Kernel.Agents;
using AgentOS.Policy;

namespace AgentOS.Kernel.Syscalls.Observation;

/// <summary>Which failures mean that somebody was not allowed to do what they wanted.</summary>
internal static class Denials
{
    private static readonly ErrorDefinition[] s_denials =
        [PolicyErrors.Denied, PolicyErrors.Exceeds, AgentErrors.NotYours, AgentErrors.ExceedsParent, AgentErrors.OperatorOnly];

    /// <summary>Whether a failure is one.</summary>
    public static bool Contains(ErrorDefinition error) => s_denials.Contains(error);
}
