using AgentOS.Errors;

namespace AgentOS.Store.Approvals;

/// <summary>Failures of approvals.</summary>
public static class ApprovalErrors
{
    /// <summary>Nobody can answer.</summary>
    public static readonly ErrorDefinition Needed = new("approval.needed",
        "what it asks for has not been approved, and there is nobody to ask",
        "An agent runs with what a person or a policy approved. This one was never approved, or asks for more than it was.",
        "Run it once at a terminal, or say --yes, or name a policy: --approval-policy FILE.");

    /// <summary>A policy says no.</summary>
    public static readonly ErrorDefinition Refused = new("approval.refused",
        "the approval policy does not allow what it asks for",
        "With --approval-policy an agent runs only when everything it asks for is within the policy. Each reason is listed.",
        "Change the policy, or run the agent at a terminal without it, where it can be looked at.");

    /// <summary>A key itself, which only a person gives away.</summary>
    public static readonly ErrorDefinition KeyItself = new("approval.key-itself",
        "it asks for a key itself, which only a person can approve",
        "With passthrough the agent has the key and not a placeholder, and can do with it what it likes. --yes and policies never approve that.",
        "Run it once at a terminal and read what it asks for, or ask its author to do without passthrough.");

    /// <summary>A policy that cannot be understood.</summary>
    public static readonly ErrorDefinition BadPolicy = new("approval.bad-policy",
        "the approval policy cannot be understood",
        "A key is unknown or has a value of another kind. A half-understood policy protects nobody, so nothing of it was taken.",
        "Compare with docs/store.md.");

    /// <summary>The file of approvals.</summary>
    public static readonly ErrorDefinition Damaged = new("approval.damaged",
        "the file of approvals cannot be understood",
        "approvals.json is changed by agentstore only, which replaces it at once; something else wrote to it.",
        "Remove it: rm ~/.local/share/agentstore/approvals.json. Every agent asks once more.");

    /// <summary>The file of approvals, as a file.</summary>
    public static readonly ErrorDefinition Unusable = new("approval.unusable",
        "the file of approvals cannot be used",
        "It or its directory belongs to somebody else, is open to others, or the disk does not take it.",
        "Look at it with: ls -la ~/.local/share/agentstore.");
}
