using AgentOS.Errors;
using AgentOS.Kernel.Agents;
using AgentOS.Kernel.Identities;
using AgentOS.Network.Policy;

namespace AgentOS.Kernel.Networks;

/// <summary>Brings the network of a running agent in step with its permissions. One that somebody else started has the rules they gave it.</summary>
internal sealed class GrantedNetwork(AgentTable agents)
{
    /// <summary>An identity's policy has changed; what it may not reach any more is closed when this returns.</summary>
    public void Follow(Identity identity)
    {
        if (agents.TryFind(identity.Id) is not { Run: { Id: null, Network: { } network } })
            return;
        try
        {
            _ = network.ChangeAsync(_ => EgressPolicy.Of(identity.Policy)).GetAwaiter().GetResult();
        }
        catch (AgentOSException failure) when (failure.Definition == SessionErrors.NotRunning)
        {
            // Its program has just ended, and its connections with it; the next one begins with the new policy.
        }
    }
}
