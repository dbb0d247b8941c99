using AgentOS.Errors;

namespace AgentOS.Kernel.Delegation;

/// <summary>Why an agent cannot run another one.</summary>
public static class DelegationErrors
{
    /// <summary>It runs none.</summary>
    public static readonly ErrorDefinition NotAllowed = new("delegation.not-allowed",
        "it may not run this agent",
        "An agent runs those agents that its manifest lists (permissions.delegation.allowed_agents), spelled exactly so, and the user approved.",
        "Add the agent to the list; the user is asked again.");

    /// <summary>More rights.</summary>
    public static readonly ErrorDefinition Wider = new("delegation.wider",
        "it asks for more than the agent that runs it has",
        "A sub-agent's rights are a part of those that the user approved for the agent that runs it. What is missing is in parentheses.",
        "Declare it in the manifest of the agent that runs it, for the user to approve.");

    /// <summary>Too deep.</summary>
    public static readonly ErrorDefinition TooDeep = new("delegation.too-deep",
        "agents run agents three deep and no deeper",
        "A limit for agents that run themselves, or each other.",
        "Let an agent nearer to the user do it.");

    /// <summary>Too many.</summary>
    public static readonly ErrorDefinition TooMany = new("delegation.too-many",
        "six sub-agents run already",
        "All sub-agents below one agent of the user's together are six at most.",
        "Stop one that is not needed any more (op stop), or wait until one has ended.");

    /// <summary>None of that id.</summary>
    public static readonly ErrorDefinition NotRunning = new("delegation.not-running",
        "there is no such sub-agent",
        "It was stopped, has ended, or is another agent's.",
        "Run it again, with its session to go on where it was.");

    /// <summary>It speaks no protocol.</summary>
    public static readonly ErrorDefinition NotAsked = new("delegation.not-asked",
        "it works at a terminal and cannot be asked",
        "runtime.mode of its manifest is terminal.",
        "Run it yourself: agentstore run AGENT");

    /// <summary>No whole answer.</summary>
    public static readonly ErrorDefinition NoAnswer = new("delegation.no-answer",
        "it gave no whole answer",
        "The sub-agent failed, took too long, or ended.",
        "Look at what it did last (op monitor).");
}
