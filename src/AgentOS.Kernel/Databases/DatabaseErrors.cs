using AgentOS.Errors;

namespace AgentOS.Kernel.Databases;

/// <summary>Failures of finding a caller's agent.db.</summary>
public static class DatabaseErrors
{
    /// <summary>A stranger.</summary>
    public static readonly ErrorDefinition NoDatabase = new("database.none",
        "there is no agent.db for this connection",
        "Agents have one each, and operators share one; a process of another user, or out of somebody's sandbox, has none.",
        "Call through the agent's own socket, or as the user who started the kernel.");

    /// <summary>A descriptor that is no socket.</summary>
    public static readonly ErrorDefinition NoSocket = new("database.no-socket",
        "this descriptor is no connected socket",
        "A caller starts agentos serve with one end of a pair of Unix stream sockets.",
        "Inherit the socket with the number that --descriptor names, or serve many callers with --socket PATH.",
        ExitCodes.Usage);
}
