using AgentOS.Kernel.Agents;
using AgentOS.Kernel.Agents.Calls;
using AgentOS.Kernel.Identities;
using AgentOS.Kernel.Server;
using AgentOS.Kernel.Syscalls;
using AgentOS.Linux;

namespace AgentOS.Kernel;

/// <summary>A kernel: its agents, and the socket through which it is called. Disposing it ends all agents.</summary>
public sealed class AgentKernel : IDisposable
{
    private readonly KernelServer _server = new();
    private readonly AgentSpawner _spawner;

    private AgentKernel(AgentKernelOptions options, UnixListener listener)
    {
        IdentityTable identities = new();
        AgentTable agents = new(identities);
        _spawner = new AgentSpawner(agents, _server, options);
        _server.Start(new SyscallTable(
        [
            .. CoreCalls.All(options.Version),
            .. AgentCalls.All(_spawner, agents),
        ]));
        _server.Open(listener, new Reception(identities).Identify);
    }

    /// <summary>Starts a kernel.</summary>
    /// <param name="options">Where it answers and where it keeps its agents.</param>
    /// <exception cref="LinuxException">EADDRINUSE when the socket's name is taken.</exception>
    public static AgentKernel Start(AgentKernelOptions options)
    {
        // Each caller costs a descriptor, each agent a few.
        _ = ResourceLimit.Raise(ResourceLimit.Descriptors);
        return new(options, UnixListener.Bind(Path.GetDirectoryName(options.Socket)!, Path.GetFileName(options.Socket)));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _spawner.Dispose();
        _server.Dispose();
    }
}
