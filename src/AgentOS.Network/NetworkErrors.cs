using AgentOS.Errors;

namespace AgentOS.Network;

/// <summary>Failures of a sandbox's network: what its rules do not allow, and rules that cannot be understood.</summary>
public static class NetworkErrors
{
    /// <summary>A connection that no rule allows, or that was not what the rule says.</summary>
    public static readonly ErrorDefinition Denied = new("network.denied",
        "the network policy refuses it",
        "A sandbox reaches the names its rules allow and nothing else; agentos net ID log shows each refusal with its reason.",
        "Allow the name: agentos net ID allow NAME[:PORT], or --allow NAME[:PORT] at the start.");

    /// <summary>A rule that means nothing.</summary>
    public static readonly ErrorDefinition BadRule = new("network.bad-rule",
        "this is no network rule",
        "A rule is NAME[:PORT] with options behind it: methods=GET,HEAD paths=/v1/* raw allow-no-sni private upload=10M download=1G connections=8 =reason.",
        "Write it as docs/network.md shows: api.example.org, *.example.org:8443, 'db.example.org:5432 raw =the test database'.");

    /// <summary>A policy file that cannot be understood.</summary>
    public static readonly ErrorDefinition BadPolicy = new("network.bad-policy",
        "the network policy cannot be understood",
        "A key is unknown or has a value of another kind; nothing of it was taken, because a half-understood policy protects nobody.",
        "Write {\"allow\": [\"NAME[:PORT] …\"], \"deny\": [\"NAME[:PORT]\"]}, as docs/network.md shows.");

    /// <summary>A policy without end.</summary>
    public static readonly ErrorDefinition TooManyRules = new("network.too-many-rules",
        "a network policy has at most 1,024 rules of a kind",
        "Rules are looked through for every connection.",
        "Use a wildcard: *.example.org.");

    /// <summary>A name whose servers could not be reached.</summary>
    public static readonly ErrorDefinition Unreachable = new("network.unreachable",
        "its servers cannot be reached",
        "The rules allow the connection, but the name was not found or nobody answered at its addresses.",
        "Look whether the host itself reaches it; agentos net ID log has the reason.");
}
