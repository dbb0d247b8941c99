using AgentOS.Errors;
using AgentOS.Protocol;

namespace AgentOS.Kernel;

/// <summary>Makes a running agent's programs and those who open its file see the same, now and not some milliseconds later.</summary>
public static class AgentSynchronization
{
    /// <summary>What programs wrote is in the file when this returns; what others committed to the file is seen inside.</summary>
    /// <exception cref="AgentOSException">Its host does not answer.</exception>
    public static void Synchronize(AgentRegistry agents, RunningAgent agent) => HostRequest.Ask(agents, agent, FrameType.Synchronize);
}
