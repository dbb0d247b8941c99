using AgentOS.Errors;

namespace AgentOS.Kernel;

/// <summary>Failures of reaching a running agent.</summary>
public static class SessionErrors
{
    /// <summary>No such agent runs.</summary>
    public static readonly ErrorDefinition NotRunning = new("session.not-running",
        "no agent with this id is running",
        "It has ended, or belongs to another user.",
        "agentos ps");

    /// <summary>A prefix of several ids.</summary>
    public static readonly ErrorDefinition Ambiguous = new("session.ambiguous",
        "the ids of several running agents start like this",
        "An id can be shortened as long as only one agent is meant.",
        "Give more digits of the id.");

    /// <summary>The host does not answer.</summary>
    public static readonly ErrorDefinition Unreachable = new("session.unreachable",
        "its host does not answer",
        "The 'agentos run' process that runs it is just ending, or does not accept this caller.",
        "agentos ps");

    /// <summary>The connection ended before the program.</summary>
    public static readonly ErrorDefinition NotJoined = new("session.not-joined",
        "its sandbox took no further program",
        "The agent was just ending, or is at its limit of processes (--pids).",
        "Look with 'agentos ps', then try again.",
        ExitCodes.AgentOSFailed);
}
