using AgentOS.Errors;

namespace AgentOS.Store.Preparation;

/// <summary>Failures of preparing an agent.</summary>
public static class PreparationErrors
{
    /// <summary>The command failed.</summary>
    public static readonly ErrorDefinition SetupFailed = new("store.setup-failed",
        "its setup_command failed",
        "It runs once, in a sandbox that reaches the package registries and what the manifest names, for at most ten minutes. Nothing of it is kept but its output.",
        "Read its output: agentstore cache log AGENT. A program that is not found is not installed for all users: what is in somebody's home (~/.cargo, ~/.dotnet, nvm) is not seen in a sandbox, /usr and /opt are. When the agent is not yours, tell its author.");

    /// <summary>No log.</summary>
    public static readonly ErrorDefinition NoLog = new("store.no-setup-log",
        "it has no setup that ran",
        "Its manifest names no setup_command, or this content of it was never set up here, or the cache was cleared since.",
        "Run it once: agentstore run AGENT");
}
