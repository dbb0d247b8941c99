using AgentOS.Errors;

namespace AgentOS.Kernel.Metrics;

/// <summary>Failures of asking for numbers.</summary>
public static class MetricsErrors
{
    /// <summary>An operator asks for its own.</summary>
    public static readonly ErrorDefinition NoAgent = new("metrics.no-agent",
        "the caller is no agent and named none",
        "Numbers are counted for each agent; a connection from outside has none of its own.",
        "Name one: {\"agent_id\": 7}. METRICS_ALL_AGENTS shows all.");

    /// <summary>No agent's cgroup.</summary>
    public static readonly ErrorDefinition UnknownCgroup = new("metrics.unknown-cgroup",
        "no agent of this kernel has this cgroup",
        "Only cgroups of agents that run can be asked for.",
        "METRICS_ALL_AGENTS shows each agent's cgroup.");
}
