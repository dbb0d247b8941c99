using AgentOS.Errors;

namespace AgentOS.Kernel.Networks;

/// <summary>Failures of changing what a running agent may reach.</summary>
public static class AgentNetworkErrors
{
    /// <summary>A program inside listens where connections would be captured.</summary>
    public static readonly ErrorDefinition PortTaken = new("network.port-taken",
        "a program of the agent listens at this port already",
        "Connections to a port are captured by a socket at that port inside the sandbox, and a program there was first.",
        "End that program, or let it use another port.");

    /// <summary>The agent has another kind of network.</summary>
    public static readonly ErrorDefinition NoRules = new("network.no-rules",
        "this agent's network has no rules",
        "It was started with --net none or --net host, and that cannot change while it runs.",
        "Start it with --net allow; rules can then be given with --allow or later.");

    /// <summary>A rule about requests for an agent whose connections nobody looks into.</summary>
    public static readonly ErrorDefinition NotInspected = new("network.not-inspected",
        "this agent was not started for rules with methods and paths",
        "Requests inside TLS are judged by ending it, and its programs were not told to trust whoever does that; this must be settled before they start.",
        "Start it with --inspect, or with one such rule; or allow the whole name, without methods= and paths=.");

    /// <summary>The host did not make the change.</summary>
    public static readonly ErrorDefinition NotChanged = new("network.not-changed",
        "its rules were not changed",
        "The rule is none, or the agent was just ending.",
        "Write it as docs/network.md shows: api.example.org, *.example.org:8443, 'db.example.org:5432 raw'.");
}
