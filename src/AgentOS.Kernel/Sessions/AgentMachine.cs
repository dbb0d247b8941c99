using AgentOS.Errors;
using AgentOS.Linux;
using AgentOS.Protocol;

namespace AgentOS.Kernel;

/// <summary>A running agent's machine, from outside.</summary>
/// <param name="agents">Where the agent is found.</param>
/// <param name="agent">Which agent.</param>
public sealed class AgentMachine(AgentRegistry agents, RunningAgent agent)
{
    /// <summary>Whether it stands still.</summary>
    public bool IsPaused => Ask(FrameType.AskSuspended) == FrameType.Suspended;

    /// <summary>Stops its processors; its memory stays.</summary>
    /// <exception cref="AgentOSException"><see cref="SessionErrors.NotJoined"/>.</exception>
    public void Pause() => Require(FrameType.Suspend, FrameType.Suspended);

    /// <summary>Lets it go on.</summary>
    /// <exception cref="AgentOSException"><see cref="SessionErrors.NotJoined"/>.</exception>
    public void Resume() => Require(FrameType.Continue, FrameType.Going);

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

    private void Require(FrameType question, FrameType answer)
    {
        if (Ask(question) != answer)
            throw Failed();
    }

    private FrameType? Ask(FrameType question)
    {
        try
        {
            using FrameChannel channel = new(agents.Connect(agent));
            channel.Send(question, []);
            return channel.Receive()?.Type;
        }
        catch (LinuxException)
        {
            return null; // It has ended.
        }
    }

    private AgentOSException Failed() => new(SessionErrors.NotJoined, "reach the machine of agent", agent.Id, "it has ended");
}
