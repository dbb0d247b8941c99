using AgentOS.Kernel.Agents;
using AgentOS.Kernel.Agents.Calls;
using AgentOS.Kernel.Identities;
using AgentOS.Kernel.Metrics;
using AgentOS.Kernel.Metrics.Calls;
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
            .. MetricsCalls.All(new MetricsSource(agents, _server, options), agents),
        ]));
        _server.Open(listener, new Reception(identities).Identify);
    }

    /// <summary>Starts a kernel.</summary>
    /// <param name="options">Where it answers and where it keeps its agents.</param>
    /// <exception cref="LinuxException">EADDRINUSE when the socket's name is taken.</exception>
    public static AgentKernel Start(AgentKernelOptions options) =>
        Start(options, UnixListener.Bind(Path.GetDirectoryName(options.Socket)!, Path.GetFileName(options.Socket)));

    /// <summary>Starts a kernel at a socket that is there already.</summary>
    /// <param name="options">Where it answers and where it keeps its agents.</param>
    /// <param name="listener">The socket. Owned by the kernel.</param>
    public static AgentKernel Start(AgentKernelOptions options, UnixListener listener)
    {
        // Each caller costs a descriptor, each agent a few.
        _ = ResourceLimit.Raise(ResourceLimit.Descriptors);
        return new AgentKernel(options, listener);
    }

    /// <summary>Does something on the thread that answers calls, soon: what is done there regularly shows that callers are answered.</summary>
    /// <param name="work">Short; never waits.</param>
    public void Post(Action work) => _server.Post(work);

    /// <inheritdoc/>
    public void Dispose()
    {
        _spawner.Dispose();
        _server.Dispose();
    }
}
