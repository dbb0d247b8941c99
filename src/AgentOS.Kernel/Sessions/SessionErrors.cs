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

    /// <summary>The host dropped who was attached, or was killed.</summary>
    public static readonly ErrorDefinition Lost = new("session.lost",
        "the connection to its terminal ended",
        "This side took nothing for ten seconds while the agent had something to show, or the agent's host was killed.",
        "Look with 'agentos ps', then attach again.",
        ExitCodes.AgentOSFailed);

    /// <summary>Nothing to attach to.</summary>
    public static readonly ErrorDefinition NoTerminal = new("session.no-terminal",
        "its program's terminal or files are those of whoever started it",
        "Only an agent started with 'agentos run --detach' has a terminal that others can attach to.",
        "Run another program beside it: agentos exec ID bash");

    /// <summary>The connection ended before the program.</summary>
    public static readonly ErrorDefinition NotJoined = new("session.not-joined",
        "its sandbox took no further program",
        "The agent was just ending, or is at its limit of processes (--pids).",
        "Look with 'agentos ps', then try again.",
        ExitCodes.AgentOSFailed);

    /// <summary>The file service ended, or answered what is no answer.</summary>
    public static readonly ErrorDefinition FilesLost = new("session.files-lost",
        "its sandbox stopped serving files",
        "The agent ended, killed the program that serves them, or is at its limit of processes or memory.",
        "Look with 'agentos ps', then try again.",
        ExitCodes.AgentOSFailed);

    /// <summary>A name that is none.</summary>
    public static readonly ErrorDefinition UnsafeName = new("session.unsafe-name",
        "its sandbox gave a name that would lead elsewhere",
        "A file's name was empty, '.', '..' or had a '/' in it. No sane program has such names; nothing was written for it.",
        "Do not copy this directory; copy single files by their paths.");

    /// <summary>A directory without end.</summary>
    public static readonly ErrorDefinition TooManyFiles = new("session.too-many-files",
        "it has more than 100000 names",
        "A listing is held in memory, and what a sandbox may make its reader hold is bounded.",
        "Pack it inside, and copy the archive: tar -cf all.tar DIRECTORY");
}
