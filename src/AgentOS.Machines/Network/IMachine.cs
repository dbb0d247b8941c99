using AgentOS.Linux;
using AgentOS.Sandbox;

namespace AgentOS.Machines.Network;

/// <summary>A running machine, as a sandbox, whose network can have more sockets.</summary>
public interface IMachine : ISandbox
{
    /// <summary>Binds another socket in its network; its connections come as those of the others.</summary>
    /// <exception cref="LinuxException">EADDRINUSE when a program inside has the port; EPIPE when the machine has ended.</exception>
    Task ListenAsync(ListeningAddress address);
}
