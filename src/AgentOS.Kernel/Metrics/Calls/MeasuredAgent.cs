using AgentOS.Errors;
using AgentOS.Kernel.Agents;
using AgentOS.Kernel.Identities;
using AgentOS.Kernel.Syscalls;

namespace AgentOS.Kernel.Metrics.Calls;

/// <summary>Whose numbers a call asks for: one's own are free.</summary>
internal sealed class MeasuredAgent(AgentTable agents, AgentOwnership ownership)
{
    /// <summary>Finds the agent that a call means.</summary>
    /// <exception cref="AgentOSException">There is none, or it is somebody else and the caller may not ask.</exception>
    public Agent Find(Caller caller, MetricsRequest request)
    {
        if (request.AgentId is null && request.Name is null)
        {
            return caller.Identity.Kind == IdentityKind.Agent
                ? agents.Find(caller.Identity.Id, null)
                : throw new AgentOSException(MetricsErrors.NoAgent, "measure", "");
        }

        Agent agent = agents.Find(request.AgentId, request.Name);
        Require(caller, agent);
        return agent;
    }

    /// <summary>Lets somebody ask for a cgroup's numbers.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="agent">Whose it is; null when nobody has it.</param>
    /// <param name="path">The cgroup.</param>
    /// <exception cref="AgentOSException">There is none, or it is somebody else and the caller may not ask.</exception>
    public Agent Require(Caller caller, Agent? agent, string path)
    {
        Agent found = agent ?? throw new AgentOSException(MetricsErrors.UnknownCgroup, "measure", path);
        Require(caller, found);
        return found;
    }

    private void Require(Caller caller, Agent agent)
    {
        if (agent.Id != caller.Identity.Id)
            ownership.Require(caller.Identity, agent);
    }
}
