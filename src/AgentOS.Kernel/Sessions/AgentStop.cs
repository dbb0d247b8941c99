using AgentOS.Errors;
using AgentOS.Linux;
using AgentOS.Protocol;

namespace AgentOS.Kernel;

/// <summary>Ends a running agent from outside.</summary>
public static class AgentStop
{
    /// <summary>Asks its program to end (SIGTERM), kills everything after the grace time, and blocks until its file is closed and its host gone; of one that another agent runs, until its program is gone.</summary>
    /// <param name="agents">Where the agent is found.</param>
    /// <param name="agent">Which agent. One that has ended meanwhile is no error.</param>
    /// <param name="grace">0 kills at once.</param>
    /// <exception cref="AgentOSException">Its host does not answer.</exception>
    public static void Stop(AgentRegistry agents, RunningAgent agent, TimeSpan grace)
    {
        try
        {
            using ProcessDescriptor host = ProcessDescriptor.Open(agent.Host.ProcessId);
            // Asked after it is held: from now on the number cannot become another process'.
            if (!agent.Host.IsAlive)
                return;
            using FrameChannel channel = new(agents.Connect(agent));
            channel.Send(FrameType.Stop, new StopMessage((long)grace.TotalMilliseconds).ToPayload());
            if (agent.PartOf is null)
                host.WaitForEnd();
            else
                _ = channel.Receive();
        }
        catch (LinuxException failure) when (failure.Error is Errno.ESRCH or Errno.EPIPE)
        {
            // It has just ended.
        }
    }
}
