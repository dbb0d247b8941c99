using AgentOS.Kernel.Agents;
using AgentOS.Kernel.Agents.Calls;
using AgentOS.Kernel.Events;
using AgentOS.Kernel.Events.Calls;
using AgentOS.Kernel.Identities;
using AgentOS.Kernel.Messages;
using AgentOS.Kernel.Messages.Calls;
using AgentOS.Kernel.Server;
using AgentOS.Kernel.State;
using AgentOS.Kernel.State.Calls;
using AgentOS.Kernel.Syscalls;
using AgentOS.Kernel.Syscalls.Observation;
using AgentOS.Linux;

namespace AgentOS.Kernel;

/// <summary>A kernel: its agents, and the socket through which it is called. Disposing it ends all agents.</summary>
public sealed class AgentKernel : IDisposable
{
    private readonly KernelServer _server = new();
    private readonly AgentSpawner _spawner;
    private readonly StateSpaces _state;
    private readonly KeptDatabases _databases;

    private AgentKernel(AgentKernelOptions options, UnixListener listener)
    {
        IdentityTable identities = new();
        AgentTable agents = new(identities);
        _spawner = new AgentSpawner(agents, _server, options);
        EventHub events = new((_, _) => false, new EventLimits(), options.Clock);
        PostOffice post = new(identities, new MailboxLimits(), events, options.Clock);
        _databases = new KeptDatabases(Path.Combine(options.StateDirectory, "agents"));
        _state = new StateSpaces(identities, _databases, Path.Combine(options.StateDirectory, "kernel.db"), new StateLimits(), options.Clock);
        _server.Start(new SyscallTable(
        [
            .. CoreCalls.All(options.Version),
            .. AgentCalls.All(_spawner, agents),
            .. MessageCalls.All(post, identities),
            .. StateCalls.All(new StateStore(_state, events)),
            .. EventCalls.All(events),
        ]) { Observers = new CallObservers(options.Clock) });
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
        _server.Dispose();
        _state.Dispose();
        _databases.Dispose();
    }
}
