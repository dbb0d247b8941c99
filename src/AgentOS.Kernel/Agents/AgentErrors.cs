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
        "An operator's script is looked up by the kernel, from its own working directory; an agent's in that agent's own files.",
        "Give an absolute path.");

    /// <summary>A name that is no name.</summary>
    public static readonly ErrorDefinition BadName = new("agent.bad-name",
        "an agent cannot be called this",
        "A name is 1 to 64 letters, digits, dots, hyphens and underscores, the first a letter or a digit.",
        "Choose another name.");

    /// <summary>Stopped before it ran.</summary>
    public static readonly ErrorDefinition StoppedEarly = new("agent.stopped-early",
        "it was stopped before its program was started",
        "Somebody ended it, or the kernel ended.",
        "Spawn it again.");

    /// <summary>Somebody else's agent.</summary>
    public static readonly ErrorDefinition NotYours = new("agent.not-yours",
        "this agent is somebody else's",
        "An agent is ended, paused and resumed by who spawned it, or by an operator.",
        "Ask its spawner, or an operator.");

    /// <summary>Asked for by an agent.</summary>
    public static readonly ErrorDefinition OperatorOnly = new("agent.operator-only",
        "only an operator may ask for this",
        "It opens the host to the new agent: no agent may give what it does not have.",
        "Leave it out, or have an operator spawn the agent.");

    /// <summary>More than the parent has.</summary>
    public static readonly ErrorDefinition ExceedsParent = new("agent.exceeds-parent",
        "an agent cannot give another more than it has itself",
        "Network, memory, processes and processor time of an agent bound those of the agents it spawns, and the number of these.",
        "Ask for less, or have an operator spawn the agent.");

    /// <summary>The project is not there.</summary>
    public static readonly ErrorDefinition WorkspaceMissing = new("agent.workspace-missing",
        "there is no such directory that may be shown",
        "A workspace is a directory of the host that is no home and holds none.",
        "Give the absolute path of a project's directory.");

    /// <summary>The records cannot be read.</summary>
    public static readonly ErrorDefinition JournalDamaged = new("agent.journal-damaged",
        "the record of the agents cannot be read",
        "A line of it is no record. Agents may be missing, so the kernel does not start without them.",
        "Repair the line, or move the file away: agents' own files are not affected.");

    /// <summary>Two kernels over one state.</summary>
    public static readonly ErrorDefinition StateInUse = new("kernel.state-in-use",
        "another kernel keeps its agents there",
        "One kernel owns a state directory at a time, whatever socket it answers at.",
        "Stop the other kernel, or set XDG_STATE_HOME to another directory.");
}
