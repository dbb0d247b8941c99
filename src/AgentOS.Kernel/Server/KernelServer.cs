using System.Collections.Concurrent;
using AgentOS.Kernel.Syscalls;
using AgentOS.Linux;
using AgentOS.Linux.Files;
using AgentOS.Linux.Polling;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Kernel.Server;

/// <summary>
/// Serves connections: one thread waits for all of them and answers what can be answered at once (the reactor pattern), so a round trip costs one
/// wake-up and no hand-over.
/// </summary>
internal sealed class KernelServer : IDisposable
{
    // So that a crowd at the door delays nobody who is inside; the rest comes with the next wait.
    private const int AdmittedAtOnce = 64;

    private readonly Poller _poller = new();
    private readonly WakeSignal _wake = new();
    private readonly ConcurrentQueue<Action> _work = new();
    private readonly Dictionary<int, KernelConnection> _connections = [];
    private readonly Dictionary<int, Entrance> _entrances = [];
    private readonly SpareDescriptor _spare = new();
    private readonly HashSet<KernelConnection> _touched = [];
    private readonly Thread _reactor;
    private int _isAwake;
    private SyscallTable? _syscalls;
    private bool _isOver;

    public KernelServer()
    {
        _poller.Add(_wake.Descriptor, Readiness.Input);
        _reactor = new Thread(Run) { Name = "kernel" };
    }

    /// <summary>How many callers are connected. On the reactor's thread.</summary>
    public int ConnectionCount => _connections.Count;

    /// <summary>Starts to serve.</summary>
    /// <param name="syscalls">What answers.</param>
    public void Start(SyscallTable syscalls)
    {
        _syscalls = syscalls;
        _reactor.Start();
    }

    /// <summary>Lets callers in at a socket, until it is closed.</summary>
    /// <param name="listener">Owned by the entrance.</param>
    /// <param name="identify">Says who a new connection is.</param>
    public Entrance Open(UnixListener listener, Func<SafeFileHandle, OutgoingFrames, Caller> identify)
    {
        Entrance entrance = new(listener, identify, closing => Post(() => Close(closing)));
        Post(() =>
        {
            _entrances.Add(Number(entrance.Descriptor), entrance);
            _poller.Add(entrance.Descriptor, Readiness.Input);
        });
        return entrance;
    }

    /// <summary>Serves a connection that came in by no entrance.</summary>
    /// <param name="socket">Owned by the server.</param>
    /// <param name="identify">Says who is at its other end.</param>
    public void Serve(SafeFileHandle socket, Func<SafeFileHandle, OutgoingFrames, Caller> identify)
    {
        DescriptorIo.SetNonBlocking(socket);
        Post(() => Add(socket, identify));
    }

    /// <summary>Ends all connections.</summary>
    public void Dispose()
    {
        Post(() => _isOver = true);
        _reactor.Join();
        foreach (KernelConnection connection in _connections.Values)
            connection.Dispose();
        foreach (Entrance entrance in _entrances.Values)
            entrance.Release();
        _spare.Dispose();
        _poller.Dispose();
        _wake.Dispose();
    }

    /// <summary>Has something done on the reactor's thread, soon.</summary>
    public void Post(Action work)
    {
        _work.Enqueue(work);
        // The reactor does what it has left itself before it waits; others make one system call for all that comes until it looks.
        if (Thread.CurrentThread != _reactor && Interlocked.Exchange(ref _isAwake, 1) == 0)
            _wake.Raise();
    }

    private void Run()
    {
        while (!_isOver)
        {
            int count = _poller.Wait();
            for (int index = 0; index < count; index++)
            {
                (int descriptor, Readiness readiness) = _poller[index];
                if (_connections.TryGetValue(descriptor, out KernelConnection? connection))
                    Serve(connection, readiness);
                else if (_entrances.TryGetValue(descriptor, out Entrance? entrance))
                    Accept(entrance);
                else if (descriptor == Number(_wake.Descriptor))
                    Awake();
            }

            Work();
        }
    }

    // Cleared before it looks for work: what comes meanwhile raises it again.
    private void Awake()
    {
        _wake.Clear();
        _ = Interlocked.Exchange(ref _isAwake, 0);
    }

    private void Work()
    {
        while (_work.TryDequeue(out Action? work))
            work();
        // Once for all answers of a connection: they share a write.
        foreach (KernelConnection connection in _touched)
            Serve(connection, Readiness.None);
        _touched.Clear();
    }

    private void Serve(KernelConnection connection, Readiness readiness)
    {
        if (!connection.Serve(readiness))
        {
            _connections.Remove(Number(connection.Socket));
            connection.Dispose();
        }
        else if (connection.Interest != connection.Watched)
        {
            connection.Watched = connection.Interest;
            _poller.Change(connection.Socket, connection.Watched);
        }
    }

    private void Accept(Entrance entrance)
    {
        for (int count = 0; count < AdmittedAtOnce; count++)
        {
            Errno error = entrance.TryAccept(out SafeFileHandle? socket);
            if (socket is not null)
                Add(socket, entrance.Identify);
            else if (error is Errno.EMFILE or Errno.ENFILE)
                _spare.TurnAway(entrance);
            else
                return;
        }
    }

    private void Add(SafeFileHandle socket, Func<SafeFileHandle, OutgoingFrames, Caller> identify)
    {
        KernelConnection connection = new(socket, identify, _syscalls!, (connection, work) => Post(() => Finish(connection, work)));
        _connections.Add(Number(socket), connection);
        connection.Watched = connection.Interest;
        _poller.Add(socket, connection.Watched);
    }

    private void Finish(KernelConnection connection, Action work)
    {
        if (connection.Socket.IsClosed)
            return;
        work();
        _touched.Add(connection);
    }

    private void Close(Entrance entrance)
    {
        _entrances.Remove(Number(entrance.Descriptor));
        entrance.Release();
    }

    private static int Number(SafeFileHandle handle) => (int)handle.DangerousGetHandle();
}
