using AgentOS.Errors;
using AgentOS.Kernel.Agents;
using AgentOS.Kernel.Agents.Calls;
using AgentOS.Kernel.Agents.Journal;
using AgentOS.Kernel.Async.Calls;
using AgentOS.Kernel.Audit;
using AgentOS.Kernel.Audit.Calls;
using AgentOS.Kernel.Events;
using AgentOS.Kernel.Events.Calls;
using AgentOS.Kernel.Identities;
using AgentOS.Kernel.Logbook;
using AgentOS.Kernel.Messages;
using AgentOS.Kernel.Messages.Calls;
using AgentOS.Kernel.Recording;
using AgentOS.Kernel.Recording.Calls;
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
    private readonly KernelPlace _place;
    private readonly AgentJournal _journal;
    private readonly AgentLauncher _launcher;
    private readonly AgentSpawner _spawner;
    private readonly StateSpaces _state;
    private readonly KeptDatabases _databases;
    private readonly KernelLogbook _logbook;
    private readonly CallRecorder _recorder;

    private AgentKernel(AgentKernelOptions options, KernelPlace place, AgentJournal journal, UnixListener listener)
    {
        _place = place;
        _journal = journal;
        _launcher = new AgentLauncher(options);
        IdentityTable identities = new();
        AgentTable agents = new(identities, options.StateDirectory);
        AgentOwnership ownership = new(AgentOwnership.ByKind);
        _spawner = new AgentSpawner(agents, _launcher, journal, Events, new KindAdmission(), _server, place, options);
        CallObservers observers = new(options.Clock);
        _logbook = new KernelLogbook(Path.Combine(options.StateDirectory, "logbook.db"));
        AuditLog audit = AuditLog.Open(_logbook, options.Clock);
        EventHub events = new((viewer, source) => agents.TryFind(source)?.Parent == viewer.Id, new EventLimits(), options.Clock);
        observers.Add(audit);
        observers.Add(new BlockedCallFeed(events));
        AgentEventFeed.Connect(Events, events, audit);
        _recorder = new CallRecorder(observers, _logbook, options.Clock);
        ReplayControl replay = new();
        _databases = new KeptDatabases(agents, options.StateDirectory);
        _state = new StateSpaces(identities, _databases, Path.Combine(options.StateDirectory, "kernel.db"), new StateLimits(), options.Clock);
        new AgentRecovery(journal, identities, agents, _spawner).Run();
        IEnumerable<SyscallEntry> calls =
        [
            .. CoreCalls.All(options.Version),
            .. AgentCalls.All(_spawner, agents, ownership, Events),
            .. MessageCalls.All(new PostOffice(identities, new MailboxLimits(), events, options.Clock), identities),
            .. StateCalls.All(new StateStore(_state, events)),
            .. EventCalls.All(events),
            .. RecordingCalls.All(_recorder, replay, _logbook),
            .. AuditCalls.All(audit, observers),
        ];
        _server.Start(new SyscallTable(AsyncCalls.Over(calls, identities)) { Observers = observers, Substitute = replay });
        _server.Open(listener, new Reception(identities).Identify);
    }

    /// <summary>What happens to its agents.</summary>
    internal AgentEvents Events { get; } = new();

    /// <summary>Starts a kernel. The agents of the one before are known to it, and those it is to start again are started.</summary>
    /// <param name="options">Where it answers and where it keeps its agents.</param>
    /// <exception cref="AgentOSException">Another kernel answers there or keeps its agents there, or their records are damaged.</exception>
    public static AgentKernel Start(AgentKernelOptions options)
    {
        UnixListener listener = KernelSocket.Bind(options.Socket, options.RuntimeDirectory);
        KernelPlace? place = null;
        try
        {
            place = KernelPlace.Take(options);
            return new AgentKernel(options, place, AgentJournal.Open(options.StateDirectory), listener);
        }
        catch
        {
            place?.Dispose();
            listener.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _place.IsClosing = true;
        _spawner.EndAll();
        _server.Dispose();
        _recorder.Stop();
        _state.Dispose();
        _databases.Dispose();
        _logbook.Dispose();
        _launcher.Dispose();
        _journal.Dispose();
        _place.Dispose();
    }
}
