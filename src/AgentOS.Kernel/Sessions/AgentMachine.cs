using AgentOS.Errors;
using AgentOS.Linux;
using AgentOS.Protocol;

namespace AgentOS.Kernel;

/// <summary>A running agent's machine, from outside.</summary>
/// <param name="agents">Where the agent is found.</param>
/// <param name="agent">Which agent.</param>
public sealed class AgentMachine(AgentRegistry agents, RunningAgent agent)
{
    /// <summary>From now on nothing of it changes, until disposed: everything written is on its disk and in its file.</summary>
    /// <exception cref="AgentOSException"><see cref="SessionErrors.NotJoined"/>.</exception>
    public IDisposable Hold()
    {
        FrameChannel channel = new(agents.Connect(agent));
        try
        {
            channel.Send(FrameType.Hold, []);
            if (channel.Receive() is { Type: FrameType.Held })
                return channel;
        }
        catch (LinuxException)
        {
            // It has ended.
        }

        channel.Dispose();
        throw Failed();
    }

    private AgentOSException Failed() => new(SessionErrors.NotJoined, "reach the machine of agent", agent.Id, "it has ended");
}
