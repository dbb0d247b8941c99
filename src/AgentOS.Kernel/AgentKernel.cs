using AgentOS.Kernel.Agents;
using AgentOS.Kernel.Agents.Calls;
using AgentOS.Kernel.Commands;
using AgentOS.Kernel.Commands.Calls;
using AgentOS.Kernel.Databases;
using AgentOS.Kernel.Databases.Calls;
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
    private readonly AgentDatabases _databases;
    private readonly OperatorSandbox _operators;

    private AgentKernel(AgentKernelOptions options, UnixListener listener)
    {
        IdentityTable identities = new();
        AgentTable agents = new(identities);
        _spawner = new AgentSpawner(agents, _server, options);
        _databases = new AgentDatabases(identities, agents, options);
        _operators = new OperatorSandbox(options);
        _server.Start(new SyscallTable(
        [
            .. CoreCalls.All(options.Version),
            .. AgentCalls.All(_spawner, agents),
            .. DataCalls.All(_databases),
            .. CommandCalls.All(new CallerSandboxes(agents, _operators), options.Clock),
        ]));
        _server.Open(listener, new Reception(identities).Identify);
    }

    /// <summary>Starts a kernel.</summary>
    /// <param name="options">Where it answers and where it keeps its agents.</param>
    /// <exception cref="LinuxException">EADDRINUSE when the socket's name is taken.</exception>
    public static AgentKernel Start(AgentKernelOptions options) =>
        new(options, UnixListener.Bind(Path.GetDirectoryName(options.Socket)!, Path.GetFileName(options.Socket)));

    /// <inheritdoc/>
    public void Dispose()
    {
        _spawner.Dispose();
        _operators.Dispose();
        _server.Dispose();
        _databases.Dispose();
    }
}
