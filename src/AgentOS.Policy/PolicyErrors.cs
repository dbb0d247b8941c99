using AgentOS.Errors;

namespace AgentOS.Policy;

/// <summary>Failures of permissions: what is not allowed, and policies that cannot be understood.</summary>
public static class PolicyErrors
{
    /// <summary>A call without its right.</summary>
    public static readonly ErrorDefinition Denied = new("policy.denied",
        "its policy does not allow it",
        "Everybody who calls the kernel has a policy; what no rule of it allows is denied, and what a rule blocks stays denied.",
        "GET_PERMS shows the policy in force; agentos policy explain shows what a level says to one action.");

    /// <summary>More than the giver has.</summary>
    public static readonly ErrorDefinition Exceeds = new("policy.exceeds",
        "that is more than the one who gives it may give",
        "A policy can be narrowed by its owner, and given to others up to one's own; never widened.",
        "Ask for less, or have an operator grant it.");

    /// <summary>A level that does not exist.</summary>
    public static readonly ErrorDefinition UnknownLevel = new("policy.unknown-level",
        "there is no such permission level",
        "A misspelt level must not become another one.",
        "The levels are unrestricted, standard, sandboxed, readonly and minimal.");

    /// <summary>A document with a key or value that means nothing.</summary>
    public static readonly ErrorDefinition BadDocument = new("policy.bad-document",
        "its permissions cannot be understood",
        "A key is unknown or has a value of another kind; nothing of it was taken, because a half-understood policy protects nobody.",
        "Compare with docs/policy.md; GET_PERMS answers in the same form.");

    /// <summary>A rule that could never mean what was meant.</summary>
    public static readonly ErrorDefinition BadRule = new("policy.bad-rule",
        "this is no rule",
        "Paths begin with /, ~/ or *; domains are names like api.example.org or *.example.org; commands are words as in a shell.",
        "Write it as docs/policy.md shows.");

    /// <summary>A policy that grows without end.</summary>
    public static readonly ErrorDefinition TooManyRules = new("policy.too-many-rules",
        "a policy has at most 256 rules of a kind",
        "Rules are looked through at every call, and blocked ones are never dropped by narrowing.",
        "Use wider patterns, or have an operator set the policy anew.");
}
