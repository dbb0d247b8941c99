using AgentOS.Errors;

namespace AgentOS.Kernel.Syscalls.Observation;

/// <summary>Which failures mean that somebody was not allowed to do what they wanted.</summary>
internal static class Denials
{
    private static readonly string[] s_codes = ["policy.denied", "policy.exceeds", "agent.not-yours"];

    /// <summary>Whether a failure is one.</summary>
    public static bool Contains(ErrorDefinition error) => s_codes.Contains(error.Code, StringComparer.Ordinal);
}
