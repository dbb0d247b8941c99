using AgentOS.Kernel.Networks;
using AgentOS.Linux;
using AgentOS.Protocol;

namespace AgentOS.Kernel;

/// <summary>Makes an agent of this process reachable: writes it down, and answers at its session socket until disposed.</summary>
internal sealed class SessionHost : IDisposable
{
    private readonly AgentRegistry _registry;
    private RunningAgent _agent;
    private readonly UnixListener _listener;
    private readonly Lock _lock = new();
    private Thread? _acceptor;
    private bool _isOver;

    private SessionHost(AgentRegistry registry, RunningAgent agent)
    {
        _registry = registry;
        _agent = agent;
        _listener = registry.Listen(agent);
        registry.Add(agent);
    }

    /// <summary>Makes it known. Who connects waits until it is served.</summary>
    public static SessionHost Open(AgentRunRequest request) => new(AgentRegistry.OfThisUser(), RunningAgent.OfThisProcess(request));

    /// <summary>The agent's id.</summary>
    public string AgentId => _agent.Id;

    /// <summary>Starts answering.</summary>
    public void Serve(AgentRun run)
    {
        _acceptor = new Thread(() => Accept(run)) { IsBackground = true, Name = "sessions" };
        _acceptor.Start();
    }

    public void Dispose()
    {
        _registry.Remove(_agent);
        lock (_lock)
            _isOver = true;
        _listener.Stop();
        _acceptor?.Join();
        _listener.Dispose();
    }

    private void Accept(AgentRun run)
    {
        while (_listener.Accept() is { } connection)
            new Thread(() => Serve(connection, run)) { IsBackground = true, Name = "session" }.Start();
    }

    private void Serve(UnixSocket connection, AgentRun run)
    {
        using FrameChannel caller = new(connection);
        try
        {
            if (!IsWelcome(connection.Peer()) || caller.Receive() is not { } frame)
                return;
            if (frame.Type == FrameType.Attach)
                Attach(frame, caller, connection, run);
            else if (frame.Type == FrameType.Network)
                NetworkSession.Answer(frame, caller, run.Network);
            else if (frame.Type == FrameType.Synchronize)
                run.ShowChanges();
            else if (frame.Type == FrameType.Hold)
                MachineHold.Answer(caller, run);
            lock (_lock)
                Handle(frame, connection, run);
            // The end of the connection tells that it is gone to those who cannot wait for the host's: it hosts other agents, too.
            if (frame.Type == FrameType.Stop)
                _ = run.Sandbox.WaitAsync().GetAwaiter().GetResult();
        }
        catch (Exception failure) when (failure is LinuxException or FrameException)
        {
            // The caller is gone or talks nonsense, or the sandbox has just ended: the caller sees the connection end.
        }
    }

    private void Handle(Frame frame, UnixSocket connection, AgentRun run)
    {
        if (_isOver)
            return;
        if (frame.Type == FrameType.Join)
            run.Join(connection);
        else if (frame.Type == FrameType.Stop)
            run.Stop(TimeSpan.FromMilliseconds(StopMessage.Parse(frame.Payload).GraceMilliseconds));
        else if (frame.Type == FrameType.Pause)
            NotePaused(run.Sandbox.Pause, isPaused: true);
        else if (frame.Type == FrameType.Resume)
            NotePaused(run.Sandbox.Resume, isPaused: false);
    }

    // Written down where who asks looks anyway.
    private void NotePaused(Action change, bool isPaused)
    {
        change();
        _agent = _agent with { IsPaused = isPaused };
        _registry.Add(_agent);
    }

    private static void Attach(Frame frame, FrameChannel caller, UnixSocket connection, AgentRun run)
    {
        if (run.Terminal is { } terminal)
            terminal.Serve(caller, connection, WindowSizeMessage.Parse(frame.Payload));
        else
            caller.Send(FrameType.NoTerminal, []);
    }

    // A sandbox's programs are of this user, too; the socket could be visible to them.
    private static bool IsWelcome(PeerCredentials peer) =>
        (peer.UserId == 0 || peer.UserId == FileOwner.CurrentUserId) && peer.SharesUserNamespace();
}
