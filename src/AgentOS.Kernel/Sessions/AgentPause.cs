using AgentOS.Errors;
using AgentOS.Protocol;

namespace AgentOS.Kernel;

/// <summary>Has everything in a running agent's sandbox stand still, from outside. It keeps its memory and its files; a later reader of the registry sees it.</summary>
public static class AgentPause
{
    /// <summary>Stops everything inside.</summary>
    /// <exception cref="AgentOSException">Its host does not answer.</exception>
    public static void Pause(AgentRegistry agents, RunningAgent agent) => HostRequest.Ask(agents, agent, FrameType.Pause);

    /// <summary>Lets everything inside go on.</summary>
    /// <exception cref="AgentOSException">Its host does not answer.</exception>
    public static void Resume(AgentRegistry agents, RunningAgent agent) => HostRequest.Ask(agents, agent, FrameType.Resume);
}
