using AgentOS.Errors;

namespace AgentOS.Llm.Scheduling;

/// <summary>Calls to language models that are not taken, and settings that cannot be kept.</summary>
public static class SchedulingErrors
{
    /// <summary>Too many calls wait.</summary>
    public static readonly ErrorDefinition QueueFull = new("llm.queue-full",
        "too many calls wait already",
        "Calls wait instead of being refused, but only so many: a queue that grows without end serves nobody in time.",
        "Wait for some of them (agentos llm queue shows them), or raise the capacity of the queue.");

    /// <summary>A call that would be late.</summary>
    public static readonly ErrorDefinition WouldExceedDeadline = new("llm.would-exceed-deadline",
        "it would not be sent before its deadline",
        "What waits before it takes longer than the call may wait, so it was refused at once.",
        "Allow more time, ask another model, or raise the agent's weight or priority (agentos llm top).");

    /// <summary>A call that is late.</summary>
    public static readonly ErrorDefinition DeadlineExceeded = new("llm.deadline-exceeded",
        "its deadline passed while it waited",
        "The calls before it took longer than estimated.",
        "Allow more time, ask another model, or raise the agent's weight or priority (agentos llm top).");

    /// <summary>A guarantee nobody could keep.</summary>
    public static readonly ErrorDefinition ReservationTooLarge = new("llm.reservation-too-large",
        "so many tokens cannot be guaranteed",
        "All guarantees together may not be more than what the key allows in a minute.",
        "Reserve less, take from another agent's reservation, or raise the key's limit.");

    /// <summary>Settings without a meaning.</summary>
    public static readonly ErrorDefinition BadSetting = new("llm.bad-setting",
        "this setting has no meaning",
        "Weights are above 0; slots and capacities are 1 and up; rates, reservations and credits are 0 and up.",
        "Give a number in that range.");

    /// <summary>Nobody of that name.</summary>
    public static readonly ErrorDefinition UnknownClient = new("llm.unknown-agent",
        "no agent of that name asks language models",
        "An agent is known from its start, or its first question, until it ends.",
        "agentos llm top lists those that are known.");

    /// <summary>A place in the tree of agents that would be its own ancestor, or that is taken.</summary>
    public static readonly ErrorDefinition BadParent = new("llm.bad-parent",
        "it cannot be put there",
        "Agents share the weight of whoever started them: a tree without circles, in which nobody moves.",
        "Name the agent that started it, when it starts.");
}
