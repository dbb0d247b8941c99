using AgentOS.Errors;
using AgentOS.Kernel.Identities;
using AgentOS.Kernel.Permissions;
using AgentOS.Policy;

namespace AgentOS.Kernel.Agents;

/// <summary>Who may act on an agent: who spawned it with the right to spawn, or anybody with the right to operate.</summary>
/// <param name="gate">Notes who was let.</param>
internal sealed class AgentOwnership(Gate gate)
{
    /// <summary>Lets somebody act on an agent.</summary>
    /// <exception cref="AgentOSException">The agent is another's.</exception>
    public void Require(Identity caller, Agent agent)
    {
        Right right = agent.Parent == caller.Id && Gate.Admits(caller, Right.Spawn) ? Right.Spawn : Right.Operate;
        if (!gate.Note(caller, caller.Policy.Check(right, agent.Name)))
            throw new AgentOSException(AgentErrors.NotYours, "act on agent", agent.Name);
    }
}
