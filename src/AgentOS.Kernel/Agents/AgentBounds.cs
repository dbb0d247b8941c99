using AgentOS.Errors;
using AgentOS.Kernel.Agents.Calls;

namespace AgentOS.Kernel.Agents;

/// <summary>What an agent may give to one it spawns: nothing of the host, and no more than it has itself.</summary>
internal static class AgentBounds
{
    /// <summary>Checks a call of an agent.</summary>
    /// <param name="request">What it asks for.</param>
    /// <param name="parent">The agent.</param>
    /// <param name="siblings">How many agents of its own it has.</param>
    /// <exception cref="AgentOSException">It is too much.</exception>
    public static void Check(SpawnCall request, Agent parent, int siblings)
    {
        if (!request.Sandboxed)
            throw new AgentOSException(AgentErrors.OperatorOnly, "spawn", "sandboxed: false");
        if (request.Workspace is not null)
            throw new AgentOSException(AgentErrors.OperatorOnly, "spawn", "workspace");
        SpawnLimits asked = request.Limits, own = parent.Request.Limits;
        Require(request.Network <= parent.Request.Network, "network");
        Require(asked.Memory <= own.Memory, "memory");
        Require(asked.MaxPids <= own.MaxPids, "max_pids");
        Require(asked.Cpus <= own.Cpus, "cpu_quota");
        Require(asked.CpuShares is null || asked.CpuShares <= (own.CpuShares ?? SpawnLimits.UsualCpuShares), "cpu_shares");
        // Its agents count as its processes do: spawning is no way around their limit.
        Require(siblings < own.MaxPids, "as many agents as max_pids");
    }

    private static void Require(bool isSo, string what)
    {
        if (!isSo)
            throw new AgentOSException(AgentErrors.ExceedsParent, "spawn", what);
    }
}
