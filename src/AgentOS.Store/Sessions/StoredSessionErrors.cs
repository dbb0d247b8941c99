using AgentOS.Errors;

namespace AgentOS.Store.Sessions;

/// <summary>Failures of sessions of agents.</summary>
public static class StoredSessionErrors
{
    /// <summary>None of the name.</summary>
    public static readonly ErrorDefinition NotFound = new("session.not-found",
        "the agent has no such session",
        "Nothing was begun under this name, or it was deleted.",
        "agentstore sessions AGENT");

    /// <summary>The name is taken.</summary>
    public static readonly ErrorDefinition Exists = new("session.exists",
        "the agent has a session of this name already",
        "Sessions are never laid over each other.",
        "Take another name, or delete the old one: agentstore sessions delete AGENT NAME");

    /// <summary>Somebody works in it.</summary>
    public static readonly ErrorDefinition InUse = new("session.in-use",
        "the session is in use",
        "An agent works in it at this moment; two at a time would overwrite each other's files.",
        "Wait for it or stop it (agentos ps, agentos stop ID), or begin another: --session NAME");

    /// <summary>Not a name.</summary>
    public static readonly ErrorDefinition BadName = new("session.bad-name",
        "this is no name for a session",
        "A name has 1 to 64 characters, no control characters, and no more than 80 bytes of UTF-8.",
        "Take another name.");

    /// <summary>Nobody worked on a project.</summary>
    public static readonly ErrorDefinition NoWorkspace = new("session.no-workspace",
        "no session worked on a project",
        "Changes are kept for review when an agent is run with --workspace; the last session that was may have been deleted.",
        "agentstore run AGENT --workspace DIR");
}
