using System.Collections.Concurrent;
using AgentOS.Kernel.Syscalls;
using AgentOS.Linux;
using AgentOS.Linux.Polling;
using AgentOS.Protocol.Kernel;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Kernel.Server;

/// <summary>
/// A kernel at a socket: one thread waits for all connections and answers what can be answered at once (the reactor pattern), so a round trip costs one
/// wake-up and no hand-over.
/// </summary>
public sealed class KernelServer : IDisposable
{
    private readonly UnixListener _listener;
    private readonly SafeFileHandle _entrance;
    private readonly Poller _poller = new();
    private readonly WakeSignal _wake = new();
    private readonly Dictionary<int, KernelConnection> _connections = [];
    private readonly ConcurrentQueue<(KernelConnection Connection, Action Work)> _finished = new();
    private readonly SyscallTable _syscalls;
    private readonly Thread _reactor;
    private volatile bool _isStopping;
    private uint _lastAgentId;

    private KernelServer(UnixListener listener, SyscallTable syscalls)
    {
        _listener = listener;
        _syscalls = syscalls;
        _entrance = listener.Poll();
        _poller.Add(_entrance, Readiness.Input);
        _poller.Add(_wake.Descriptor, Readiness.Input);
        _reactor = new Thread(Run) { Name = "kernel" };
    }

    /// <summary>Starts a kernel.</summary>
    /// <param name="directory">Where its socket is; nobody else may enter it.</param>
    /// <param name="name">The socket's name.</param>
    /// <param name="version">What HELLO answers.</param>
    /// <exception cref="LinuxException">EADDRINUSE when the name is taken.</exception>
    public static KernelServer Start(string directory, string name, string version)
    {
        SyscallTable syscalls = new([
            new(Opcode.Noop, new NoopSyscall()),
            new(Opcode.Hello, new HelloSyscall(version)),
            new(Opcode.Exit, new ExitSyscall()),
        ]);
        KernelServer server = new(UnixListener.Bind(directory, name), syscalls);
        server._reactor.Start();
        return server;
    }

    /// <summary>Ends all connections.</summary>
    public void Dispose()
    {
        _isStopping = true;
        _wake.Raise();
        _reactor.Join();
        foreach (KernelConnection connection in _connections.Values)
            connection.Dispose();
        _listener.Dispose();
        _poller.Dispose();
        _wake.Dispose();
    }

    private void Run()
    {
        while (!_isStopping)
        {
            int count = _poller.Wait();
            for (int index = 0; index < count; index++)
            {
                (int descriptor, Readiness readiness) = _poller[index];
                if (_connections.TryGetValue(descriptor, out KernelConnection? connection))
                    Serve(descriptor, connection, readiness);
                else if (descriptor == Number(_entrance))
                    Accept();
                else
                    Finish();
            }
        }
    }

    // Cleared before it looks: what comes meanwhile raises it again.
    private void Finish()
    {
        _wake.Clear();
        while (_finished.TryDequeue(out (KernelConnection Connection, Action Work) answer))
        {
            if (!IsOpen(answer.Connection))
                continue;
            answer.Work();
            Serve(Number(answer.Connection.Socket), answer.Connection, Readiness.None);
        }
    }

    private bool IsOpen(KernelConnection connection) =>
        !connection.Socket.IsClosed && _connections.GetValueOrDefault(Number(connection.Socket)) == connection;

    private void Serve(int descriptor, KernelConnection connection, Readiness readiness)
    {
        if (!connection.Serve(readiness))
        {
            _connections.Remove(descriptor);
            connection.Dispose();
        }
        else if (connection.Interest != connection.Watched)
        {
            connection.Watched = connection.Interest;
            _poller.Change(connection.Socket, connection.Watched);
        }
    }

    private void Accept()
    {
        while (_listener.TryAccept() is { } socket)
        {
            KernelConnection connection = new(socket, new Caller(++_lastAgentId), _syscalls, (connection, work) =>
            {
                _finished.Enqueue((connection, work));
                _wake.Raise();
            });
            _connections.Add(Number(socket), connection);
            connection.Watched = connection.Interest;
            _poller.Add(socket, connection.Watched);
        }
    }

    private static int Number(SafeFileHandle handle) => (int)handle.DangerousGetHandle();
}
