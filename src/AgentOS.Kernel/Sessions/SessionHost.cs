using AgentOS.Linux;
using AgentOS.Protocol;

namespace AgentOS.Kernel;

/// <summary>Makes an agent of this process reachable: writes it down, and answers at its session socket until disposed.</summary>
internal sealed class SessionHost : IDisposable
{
    private readonly AgentRegistry _registry;
    private readonly RunningAgent _agent;
    private readonly AgentRun _run;
    private readonly UnixListener _listener;
    private readonly Thread _acceptor;
    private readonly Lock _lock = new();
    private bool _isOver;

    private SessionHost(AgentRegistry registry, RunningAgent agent, AgentRun run)
    {
        _registry = registry;
        _agent = agent;
        _run = run;
        _listener = registry.Listen(agent);
        _acceptor = new Thread(Accept) { IsBackground = true, Name = "sessions" };
        _acceptor.Start();
    }

    public static SessionHost Start(AgentRunRequest request, AgentRun run)
    {
        AgentRegistry registry = AgentRegistry.OfThisUser();
        SessionHost host = new(registry, RunningAgent.OfThisProcess(request), run);
        registry.Add(host._agent);
        return host;
    }

    public void Dispose()
    {
        _registry.Remove(_agent);
        lock (_lock)
            _isOver = true;
        _listener.Stop();
        _acceptor.Join();
        _listener.Dispose();
    }

    private void Accept()
    {
        while (_listener.Accept() is { } connection)
            new Thread(() => Serve(connection)) { IsBackground = true, Name = "session" }.Start();
    }

    private void Serve(UnixSocket connection)
    {
        using FrameChannel caller = new(connection);
        try
        {
            if (IsWelcome(connection.Peer()) && caller.Receive() is { } frame)
            {
                lock (_lock)
                    Handle(frame, connection);
            }
        }
        catch (Exception failure) when (failure is LinuxException or FrameException)
        {
            // The caller is gone or talks nonsense, or the sandbox has just ended: the caller sees the connection end.
        }
    }

    private void Handle(Frame frame, UnixSocket connection)
    {
        if (_isOver)
            return;
        if (frame.Type == FrameType.Join)
            _run.Sandbox.Join(connection.Handle);
        else if (frame.Type == FrameType.Stop)
            _run.Stop(TimeSpan.FromMilliseconds(StopMessage.Parse(frame.Payload).GraceMilliseconds));
    }

    // A sandbox's programs are of this user, too; the socket could be visible to them.
    private static bool IsWelcome(PeerCredentials peer) =>
        (peer.UserId == 0 || peer.UserId == FileOwner.CurrentUserId) && peer.SharesUserNamespace();
}
