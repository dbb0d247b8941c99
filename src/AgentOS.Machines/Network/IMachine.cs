using AgentOS.Linux;
using AgentOS.Sandbox;

namespace AgentOS.Machines.Network;

/// <summary>A running machine, as a sandbox.</summary>
public interface IMachine : ISandbox
{
    /// <summary>Binds another socket in its network; its connections come as those of the others.</summary>
    /// <exception cref="LinuxException">EADDRINUSE when a program inside has the port; EPIPE when the machine has ended.</exception>
    Task ListenAsync(ListeningAddress address);

    /// <summary>
    /// Brings it to where its disk can be copied: everything its programs have written is on it, and they stand still. False when it has ended. Undone by <see cref="Release"/>. One that is
    /// paused goes on for a moment.
    /// </summary>
    Task<bool> HoldAsync();

    /// <summary>Lets it be what it was before <see cref="HoldAsync"/>.</summary>
    void Release();
}
