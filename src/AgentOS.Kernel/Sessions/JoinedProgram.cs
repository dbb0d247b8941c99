using AgentOS.Errors;
using AgentOS.Linux;
using AgentOS.Linux.Polling;
using AgentOS.Protocol;
using AgentOS.Sandbox;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Kernel;

/// <summary>A program that joined a running agent: in its namespaces, under its limits, confined as its first program. Disposing hangs up.</summary>
public sealed class JoinedProgram : IDisposable
{
    private readonly UnixSocket _socket;
    private readonly FrameChannel _channel;
    private readonly CancellationTokenRegistration _abandonment;

    private JoinedProgram(UnixSocket socket, CancellationToken abandon)
    {
        _socket = socket;
        _channel = new FrameChannel(socket);
        _abandonment = abandon.Register(socket.Shutdown);
    }

    /// <summary>Readable when <see cref="Wait"/> does not block.</summary>
    internal SafeFileHandle Descriptor => _socket.Handle;

    /// <summary>Master side of the terminal it has; null when no standard stream is a terminal. Owned by this object.</summary>
    public SafeFileHandle? Terminal { get; private set; }

    /// <summary>Starts a program.</summary>
    /// <param name="agents">Where the agent is found.</param>
    /// <param name="agent">Which agent.</param>
    /// <param name="request">What to start.</param>
    /// <param name="streams">Its standard streams.</param>
    /// <param name="abandon">Hangs up, even when the other side does not answer: it does not start, or it is as if the agent had ended.</param>
    /// <exception cref="AgentOSException">An entry of <see cref="SessionErrors"/>.</exception>
    public static JoinedProgram Start(
        AgentRegistry agents, RunningAgent agent, JoinRequest request, StandardStreams streams, CancellationToken abandon = default) =>
        Start(agents.Connect(agent), agent.Id, request, streams, abandon);

    /// <summary>Starts a program in an agent of this process.</summary>
    /// <inheritdoc cref="Start(AgentRegistry, RunningAgent, JoinRequest, StandardStreams, CancellationToken)"/>
    internal static JoinedProgram Start(AgentRun agent, JoinRequest request, StandardStreams streams)
    {
        string title = agent.Id ?? $"process {agent.Sandbox.ProcessId}";
        (UnixSocket ours, UnixSocket theirs) = UnixSocket.CreatePair();
        using (theirs)
        {
            try
            {
                agent.Join(theirs);
            }
            catch (LinuxException failure)
            {
                ours.Dispose();
                throw new AgentOSException(SessionErrors.NotJoined, "run in agent", title, failure.Message, failure);
            }
        }

        return Start(ours, title, request, streams, CancellationToken.None);
    }

    private static JoinedProgram Start(UnixSocket connection, string agent, JoinRequest request, StandardStreams streams, CancellationToken abandon)
    {
        JoinedProgram program = new(connection, abandon);
        try
        {
            program.Send(request, streams);
            program.AwaitStart(agent);
            return program;
        }
        catch (LinuxException failure)
        {
            program.Dispose();
            throw new AgentOSException(SessionErrors.NotJoined, "run in agent", agent, failure.Message, failure);
        }
        catch
        {
            program.Dispose();
            throw;
        }
    }

    /// <summary>Sends the program's process group a signal. No error when it has ended.</summary>
    /// <param name="signal">1–64.</param>
    public void Signal(int signal) => Send(FrameType.Signal, new SignalMessage(signal).ToPayload());

    /// <summary>Tells the program's terminal its size.</summary>
    public void Resize(WindowSize size)
    {
        if (Terminal is not { } terminal)
            return;
        // That of a machine is in the machine.
        if (AgentOS.Linux.Terminal.IsTerminal((int)terminal.DangerousGetHandle()))
            AgentOS.Linux.Terminal.SetSize(terminal, size);
        else
            Send(FrameType.Resize, new WindowSizeMessage(size.Rows, size.Columns).ToPayload());
    }

    /// <summary>Kills the program with everything that came of it, as far as it was started by <see cref="GuestPrograms.Adopt"/>. No error when it has ended.</summary>
    public void EndTree() => Send(FrameType.EndTree, []);

    private void Send(FrameType type, ReadOnlySpan<byte> payload)
    {
        try
        {
            _channel.Send(type, payload);
        }
        catch (Exception failure) when (failure is LinuxException { Error: Errno.EPIPE or Errno.ECONNRESET } or ObjectDisposedException)
        {
            // It has ended, or was left: a timer or a client may say something just then.
        }
    }

    /// <summary>Blocks until the program has ended, or the whole agent has, which kills it.</summary>
    public SandboxExit Wait() =>
        SandboxExit.From(Receive() is { Type: FrameType.Exit } exit ? ExitMessage.Parse(exit.Payload) : null, LimitHit.None);

    /// <summary>The same without a thread that waits. Once.</summary>
    public Task<SandboxExit> WaitAsync()
    {
        TaskCompletionSource<SandboxExit> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
        ReadinessWatch.WhenReadable(Descriptor, () => End(ended));
        return ended.Task;
    }

    private void End(TaskCompletionSource<SandboxExit> ended)
    {
        try
        {
            ended.SetResult(Wait());
        }
#pragma warning disable CA1031 // On a thread of the pool, where it would end this process: it may have been disposed just now.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            _ = ended.TrySetException(failure);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _abandonment.Dispose();
        Terminal?.Dispose();
        _channel.Dispose();
    }

    private void Send(JoinRequest request, StandardStreams streams)
    {
        _channel.Send(FrameType.Join, []);
        int[] descriptors = [streams.Input, streams.Output, streams.Error];
        // The operator's terminal never enters the sandbox.
        foreach ((int number, int descriptor) in descriptors.Index().Where(stream => (streams.Terminals & (1 << stream.Index)) == 0))
        {
            using SafeFileHandle stream = new(descriptor, ownsHandle: false);
            _channel.Send(FrameType.Stream, new StreamMessage(number).ToPayload(), stream);
        }

        WindowSize size = streams.TerminalSize;
        ExecMessage message = new(request.Command, request.Environment, request.WorkingDirectory ?? "")
        {
            TerminalDescriptors = streams.Terminals,
            TerminalSize = (size.Rows, size.Columns),
        };
        _channel.Send(FrameType.Exec, message.ToPayload());
    }

    private void AwaitStart(string agent)
    {
        if (Receive() is not { Type: FrameType.Starting } starting)
            throw new AgentOSException(SessionErrors.NotJoined, "run in agent", agent);
        Terminal = starting.Descriptor;
    }

    private Frame? Receive()
    {
        try
        {
            return _channel.Receive();
        }
        catch (LinuxException failure) when (failure.Error == Errno.ECONNRESET)
        {
            return null; // The sandbox was killed with a frame of ours unread.
        }
    }
}
