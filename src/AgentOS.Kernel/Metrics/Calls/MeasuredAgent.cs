using AgentOS.Errors;
using AgentOS.Kernel.Agents;
using AgentOS.Kernel.Identities;
using AgentOS.Kernel.Syscalls;

namespace AgentOS.Kernel.Metrics.Calls;

/// <summary>Whose numbers a call asks for: one's own are free.</summary>
internal static class MeasuredAgent
{
    /// <summary>Finds the agent that a call means.</summary>
    /// <exception cref="AgentOSException">There is none, or it is somebody else and the caller may not ask.</exception>
    public static Agent Find(AgentTable agents, Caller caller, MetricsRequest request)
    {
        bool namesSomebody = request.AgentId is not null || request.Name is not null;
        if (IsOwn(caller, request))
            return agents.Find(caller.Identity.Id, null);
        RequireOperator(caller);
        return namesSomebody ? agents.Find(request.AgentId, request.Name) : throw new AgentOSException(MetricsErrors.NoAgent, "measure", "");
    }

    /// <summary>Refuses callers who may not ask for the numbers of others.</summary>
    public static void RequireOperator(Caller caller)
    {
        if (caller.Identity.Kind != IdentityKind.Operator)
            throw new AgentOSException(MetricsErrors.NotYours, "measure", "");
    }

    private static bool IsOwn(Caller caller, MetricsRequest request) =>
        caller.Identity.Kind == IdentityKind.Agent
        && (request.AgentId ?? caller.Identity.Id) == caller.Identity.Id
        && (request.Name is null || request.Name == caller.Identity.Name);
}
