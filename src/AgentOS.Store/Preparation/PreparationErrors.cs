using AgentOS.Errors;

namespace AgentOS.Store.Preparation;

/// <summary>Failures of preparing an agent.</summary>
public static class PreparationErrors
{
    /// <summary>The command failed.</summary>
    public static readonly ErrorDefinition SetupFailed = new("store.setup-failed",
        "its setup_command failed",
        "It runs once, in a sandbox that reaches the package registries and what the manifest names, for at most ten minutes. Nothing of it is kept but its output.",
        "Read its output; when the agent is not yours, tell its author.");
}
