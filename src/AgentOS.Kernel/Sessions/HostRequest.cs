using AgentOS.Linux;
using AgentOS.Protocol;

namespace AgentOS.Kernel;

/// <summary>Has a running agent's host do something that needs no answer but that it is done.</summary>
internal static class HostRequest
{
    /// <summary>Asks, and blocks until it is done. An agent that has just ended is no error.</summary>
    /// <exception cref="Errors.AgentOSException">Its host does not answer.</exception>
    public static void Ask(AgentRegistry agents, RunningAgent agent, FrameType what)
    {
        using FrameChannel channel = new(agents.Connect(agent));
        try
        {
            channel.Send(what, []);
            _ = channel.Receive();
        }
        catch (LinuxException failure) when (failure.Error is Errno.EPIPE or Errno.ECONNRESET)
        {
            // It has just ended.
        }
    }
}
