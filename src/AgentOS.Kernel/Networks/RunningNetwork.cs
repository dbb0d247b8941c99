using AgentOS.Errors;
using AgentOS.Linux;
using AgentOS.Protocol;

namespace AgentOS.Kernel.Networks;

/// <summary>The network of an agent that another process runs: its rules, seen and changed at its session socket.</summary>
public static class RunningNetwork
{
    /// <summary>Shows or changes its rules. A change is in force, and what lost its rule is closed, when this returns.</summary>
    /// <param name="agents">Where the agent is found.</param>
    /// <param name="agent">Which agent.</param>
    /// <param name="message">What to do.</param>
    /// <returns>The rules since.</returns>
    /// <exception cref="AgentOSException">An entry of <see cref="AgentNetworkErrors"/>, or its host does not answer.</exception>
    public static NetworkRulesMessage Ask(AgentRegistry agents, RunningAgent agent, NetworkMessage message)
    {
        try
        {
            using FrameChannel channel = new(agents.Connect(agent));
            channel.Send(FrameType.Network, message.ToPayload());
            return channel.Receive() switch
            {
                { Type: FrameType.NetworkRules } rules => NetworkRulesMessage.Parse(rules.Payload),
                { Type: FrameType.NetworkRefused } refused => throw new AgentOSException(
                    AgentNetworkErrors.NotChanged, "change the network of agent", agent.Id, FailureMessage.Parse(refused.Payload).Step),
                { Type: FrameType.NotInspected } => throw new AgentOSException(AgentNetworkErrors.NotInspected, "change the network of agent", agent.Id, message.Rule),
                { Type: FrameType.NoNetworkRules } => throw new AgentOSException(AgentNetworkErrors.NoRules, "change the network of agent", agent.Id),
                _ => throw new AgentOSException(SessionErrors.Unreachable, "reach agent", agent.Id),
            };
        }
        catch (LinuxException failure)
        {
            throw new AgentOSException(SessionErrors.Unreachable, "reach agent", agent.Id, failure.Message, failure);
        }
    }
}
