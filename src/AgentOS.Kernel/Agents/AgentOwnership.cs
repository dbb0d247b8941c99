using AgentOS.Errors;
using AgentOS.Kernel.Identities;
using AgentOS.Policy;

namespace AgentOS.Kernel.Agents;

/// <summary>Who may act on an agent: who spawned it with the right to spawn, or anybody with the right to operate.</summary>
/// <param name="holds">Whether somebody has a right.</param>
internal sealed class AgentOwnership(Func<Identity, Right, bool> holds)
{
    /// <summary>Lets somebody act on an agent.</summary>
    /// <exception cref="AgentOSException">The agent is another's.</exception>
    public void Require(Identity caller, Agent agent)
    {
        bool isOwn = agent.Parent == caller.Id && holds(caller, Right.Spawn);
        if (!isOwn && !holds(caller, Right.Operate))
            throw new AgentOSException(AgentErrors.NotYours, "act on agent", agent.Name);
    }

    /// <summary>Rights by where somebody comes from.</summary>
    public static bool ByKind(Identity identity, Right right) => identity.Kind switch
    {
        IdentityKind.Operator => true,
        IdentityKind.Agent => right != Right.Operate,
        _ => false,
    };
}
