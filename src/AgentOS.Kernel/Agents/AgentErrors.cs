using AgentOS.Errors;

namespace AgentOS.Kernel.Agents;

/// <summary>Failures of calls about agents.</summary>
public static class AgentErrors
{
    /// <summary>No such agent.</summary>
    public static readonly ErrorDefinition NotFound = new("agent.not-found",
        "this kernel has no such agent",
        "It was never spawned here, or the name is another.",
        "LIST shows all agents.");

    /// <summary>The script is not there.</summary>
    public static readonly ErrorDefinition ScriptMissing = new("agent.script-missing",
        "there is no such file",
        "The script is looked up by the kernel, from its own working directory.",
        "Give an absolute path.");
}
