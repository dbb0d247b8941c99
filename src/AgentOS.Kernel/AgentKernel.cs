using AgentOS.Kernel.Agents;
using AgentOS.Kernel.Server;
using AgentOS.Kernel.Syscalls;
using AgentOS.Linux;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Kernel;

/// <summary>A kernel: its agents, and the socket through which it is called. Disposing it ends all agents.</summary>
public sealed class AgentKernel : IDisposable
{
    private readonly KernelServer _server = new();
    private readonly AgentTable _agents = new();
    private readonly AgentSpawner _spawner;

    private AgentKernel(AgentKernelOptions options)
    {
        _spawner = new AgentSpawner(_agents, _server, options);
        _server.Start(new SyscallTable([
            new(Opcode.Noop, new NoopSyscall()),
            new(Opcode.Hello, new HelloSyscall(options.Version)),
            new(Opcode.Exit, new ExitSyscall()),
            new(Opcode.Spawn, new SpawnSyscall(_spawner)),
            new(Opcode.Kill, new KillSyscall(_agents)),
            new(Opcode.List, new ListSyscall(_agents)),
        ]));
    }

    /// <summary>Starts a kernel.</summary>
    /// <param name="options">Where it answers and where it keeps its agents.</param>
    /// <exception cref="LinuxException">EADDRINUSE when the socket's name is taken.</exception>
    public static AgentKernel Start(AgentKernelOptions options)
    {
        UnixListener listener = UnixListener.Bind(Path.GetDirectoryName(options.Socket)!, Path.GetFileName(options.Socket));
        AgentKernel kernel = new(options);
        kernel._server.Open(listener, () => new Caller(kernel._agents.NextId()));
        return kernel;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _spawner.Dispose();
        _server.Dispose();
    }
}
