using AgentOS.Errors;
using AgentOS.Kernel.Agents;
using AgentOS.Kernel.Agents.Journal;
using AgentOS.Kernel.Async.Calls;
using AgentOS.Kernel.Commands;
using AgentOS.Kernel.Commands.Calls;
using AgentOS.Kernel.Databases;
using AgentOS.Kernel.Databases.Calls;
using AgentOS.Kernel.Delegation.Calls;
using AgentOS.Kernel.Events;
using AgentOS.Kernel.Events.Calls;
using AgentOS.Kernel.Http;
using AgentOS.Kernel.Http.Calls;
using AgentOS.Kernel.Identities;
using AgentOS.Kernel.Messages;
using AgentOS.Kernel.Messages.Calls;
using AgentOS.Kernel.Metrics;
using AgentOS.Kernel.Metrics.Calls;
using AgentOS.Kernel.Models;
using AgentOS.Kernel.Models.Calls;
using AgentOS.Kernel.Permissions;
using AgentOS.Kernel.Records;
using AgentOS.Kernel.Server;
using AgentOS.Kernel.State;
using AgentOS.Kernel.Syscalls;
using AgentOS.Linux;
using AgentOS.Network.Dialling;
using AgentOS.Sandbox;

namespace AgentOS.Kernel;

/// <summary>A kernel: its agents, and the socket through which it is called. Disposing it ends all agents.</summary>
public sealed class AgentKernel : IDisposable
{
    private const int Arenas = 2;

    private readonly KernelServer _server = new();
    private readonly KernelPlace _place;
    private readonly KernelPermissions _permissions;
    private readonly KernelRecords _records;
    private readonly KernelAgents _agents;
    private readonly AgentDatabases _databases;
    private readonly KernelState _state;
    private readonly OperatorSandbox _operators;
    private readonly ModelAskers _models;

    private AgentKernel(AgentKernelOptions options, KernelPlace place, AgentJournal journal, UnixListener listener)
    {
        _place = place;
        IdentityTable identities = new();
        _models = new ModelAskers(identities, options.Models, identity => _agents!.ParentOf(identity));
        _permissions = new KernelPermissions(identities, _models, options);
        _records = new KernelRecords(options.StateDirectory, options.Clock);
        _agents = new KernelAgents(identities, _permissions, _models, _server, place, journal, options);
        EventHub events = new(_agents.IsParent, new EventLimits(), options.Clock);
        _records.Observers.Add(new BlockedCallFeed(events));
        AgentEventFeed.Connect(_agents.Events, events, _records.Audit);
        _databases = new AgentDatabases(identities, _agents.Table, options);
        _state = new KernelState(identities, _databases, events, options);
        _operators = new OperatorSandbox(options);
        _agents.Recover();
        IEnumerable<SyscallEntry> calls =
        [
            .. CoreCalls.All(options.Version),
            .. _agents.Calls,
            .. DelegationCalls.All(options.Delegation, _agents.Table),
            .. MetricsCalls.All(new MetricsSource(_agents.Table, _server, options), _agents.Table, _agents.Ownership),
            .. _permissions.Calls,
            .. ModelCalls.All(Gate, _models),
            .. HttpCalls.All(_agents.Table, Gate, new HttpOptions(options.Clock, SystemResolver.Instance, null)),
            .. DataCalls.All(_databases, Gate),
            .. CommandCalls.All(new CallerSandboxes(_agents.Table, _operators), new SandboxAccess(Gate), options.Clock),
            .. MessageCalls.All(new PostOffice(identities, new MailboxLimits(), events, options.Clock), identities),
            .. _state.Calls,
            .. EventCalls.All(events),
            .. _records.Calls,
        ];
        _server.Start(new SyscallTable(AsyncCalls.Over(calls, identities), right => new RefusingSyscall(Gate, right)) { Observers = _records.Observers, Substitute = _records.Replay });
        _server.Open(listener, new Reception(identities).Identify);
    }

    /// <summary>What its callers are allowed and denied.</summary>
    internal Gate Gate => _permissions.Gate;

    /// <summary>What happens to its agents.</summary>
    internal AgentEvents Events => _agents.Events;

    /// <summary>Starts a kernel. The agents of the one before are known to it, and those it is to start again are started.</summary>
    /// <param name="options">Where it answers and where it keeps its agents.</param>
    /// <exception cref="AgentOSException">Another kernel answers there or keeps its agents there, or their records are damaged.</exception>
    public static AgentKernel Start(AgentKernelOptions options) => Start(options, KernelSocket.Bind(options.Socket, options.RuntimeDirectory));

    /// <summary>Starts a kernel at a socket that is there already.</summary>
    /// <param name="options">Where it answers and where it keeps its agents.</param>
    /// <param name="listener">The socket. Owned by the kernel.</param>
    /// <exception cref="AgentOSException">Another kernel keeps its agents there, or their records are damaged.</exception>
    public static AgentKernel Start(AgentKernelOptions options, UnixListener listener)
    {
        KernelPlace? place = null;
        try
        {
            // Each caller costs a descriptor, each agent a few.
            _ = ResourceLimit.Raise(ResourceLimit.Descriptors);
            // Measured: 48 KiB less for each idle agent.
            NativeHeap.LimitArenas(Arenas);
            place = KernelPlace.Take(options);
            CgroupSweep.Run();
            return new AgentKernel(options, place, AgentJournal.Open(options.StateDirectory), listener);
        }
        catch
        {
            place?.Dispose();
            listener.Dispose();
            throw;
        }
    }

    /// <summary>Does something on the thread that answers calls, soon: what is done there regularly shows that callers are answered.</summary>
    /// <param name="work">Short; never waits.</param>
    public void Post(Action work) => _server.Post(work);

    /// <summary>Starts a kernel for a program that runs already: its one agent.</summary>
    /// <param name="options">Where it keeps what it has.</param>
    /// <param name="run">The program. It stays the caller's, and outlives the kernel or ends before.</param>
    /// <param name="request">What was run.</param>
    /// <param name="door">Where the program comes in. Owned by the kernel from now on.</param>
    internal static AgentKernel Host(AgentKernelOptions options, AgentRun run, AgentRunRequest request, UnixListener door)
    {
        AgentKernel kernel = Start(options);
        kernel._agents.Adopt(run, request, door);
        return kernel;
    }

    /// <summary>Ends what operators run in their sandbox: for changes to their file that need it to be still. The next call that needs the sandbox starts it again.</summary>
    public void EndOperatorSandbox() => _operators.End();

    /// <inheritdoc/>
    public void Dispose()
    {
        _place.Close();
        _agents.EndAll();
        _operators.Dispose();
        _server.Dispose();
        _records.Dispose();
        _state.Dispose();
        _databases.Dispose();
        _models.Dispose();
        _permissions.Dispose();
        _agents.Dispose();
        _place.Dispose();
    }
}
