using AgentOS.Linux;
using AgentOS.Machines.Logs;
using AgentOS.Protocol;
using AgentOS.Protocol.Links;
using AgentOS.Sandbox;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Machines.Sessions;

/// <summary>agentos-init's part in a session, played on the host: a caller's descriptors stay here, their bytes travel over a channel of the link.</summary>
internal sealed class MachineSession : ILinkChannel, IDisposable
{
    private readonly Link _link;
    private readonly uint _channel;
    private readonly FrameChannel _caller;
    private readonly LinkStreams _streams;
    private SafeFileHandle? _keys;
    private SafeFileHandle? _master;
    private SafeFileHandle? _input;
    private readonly ProgramLog? _log;
    private LoggedProgram? _logged;
    private bool _hasBegun;

    private MachineSession(Link link, uint channel, SafeFileHandle connection, ProgramLog? log)
    {
        _log = log;
        _link = link;
        _channel = channel;
        _caller = new FrameChannel(new UnixSocket(connection));
        _streams = new LinkStreams(link, channel);
    }

    /// <summary>Begins one.</summary>
    /// <param name="link">To the machine.</param>
    /// <param name="channel">One nobody uses.</param>
    /// <param name="connection">The caller's; becomes the session's.</param>
    /// <param name="log">Where it is kept what was run and printed; null keeps it nowhere.</param>
    /// <exception cref="LinuxException">The machine has ended.</exception>
    public static void Start(Link link, uint channel, SafeFileHandle connection, ProgramLog? log)
    {
        MachineSession session = new(link, channel, connection, log);
        link.Attach(channel, session);
        link.Send(channel, LinkKind.Open, [(byte)LinkPurpose.Session]);
        new Thread(session.FollowCaller) { IsBackground = true, Name = "session" }.Start();
    }

    /// <inheritdoc/>
    public void Receive(LinkKind kind, ReadOnlySpan<byte> payload)
    {
        if (kind == LinkKind.Close)
            End();
        else if (kind != LinkKind.Message || payload.IsEmpty)
            Receive(payload, kind);
        else if ((FrameType)payload[0] == FrameType.Starting)
            Begin();
        else if ((FrameType)payload[0] == FrameType.Exit)
            _ = ReportAsync(ExitMessage.Parse(payload[1..]));
    }

    private void Receive(ReadOnlySpan<byte> payload, LinkKind kind)
    {
        _streams.Receive(kind, payload);
        if (kind == LinkKind.Data)
            _logged?.Printed(payload[0], payload[1..]);
    }

    /// <inheritdoc/>
    public void End()
    {
        _streams.End();
        _caller.Shutdown();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _link.Detach(_channel);
        _master?.Dispose();
        _caller.Dispose();
    }

    private void FollowCaller()
    {
        using (this)
        {
            try
            {
                while (_caller.Receive() is { } frame)
                    Take(frame);
                _link.Send(_channel, LinkKind.Close, []);
            }
            catch (Exception failure) when (failure is LinuxException or FrameException)
            {
                // The machine is gone, or the caller talks nonsense: it sees the connection end.
            }

            _streams.End();
        }
    }

    private void Take(Frame frame)
    {
        if (frame is { Type: FrameType.Stream, Descriptor: { } stream })
            Take((byte)StreamMessage.Parse(frame.Payload).Number, stream);
        else if (frame.Type == FrameType.Exec)
            Take(ExecMessage.Parse(frame.Payload));
        _link.Send(_channel, frame.Type, frame.Payload);
    }

    private void Take(ExecMessage program)
    {
        _logged = _log?.Begin(program);
        if (program.TerminalDescriptors != 0)
            (_master, _keys) = LinkTerminal.Create(_streams);
    }

    private void Take(byte number, SafeFileHandle stream)
    {
        if (number == 0)
            _input = stream;
        else
            _streams.Write(number, stream);
    }

    // What is typed is sent when there is somebody to take it; once, whatever the machine says how often.
    private void Begin()
    {
        if (_hasBegun)
            throw new FrameException("a session that starts twice");
        _hasBegun = true;
        TrySend(FrameType.Starting, [], _master);
        if ((_keys ?? _input) is { } source)
            _streams.Send(0, source);
    }

    private void TrySend(FrameType type, ReadOnlySpan<byte> payload, SafeFileHandle? descriptor)
    {
        try
        {
            _caller.Send(type, payload, descriptor);
        }
        catch (Exception failure) when (failure is LinuxException or ObjectDisposedException)
        {
            // Nobody waits for it any more.
        }
    }

    private async Task ReportAsync(ExitMessage exit)
    {
        _logged?.Ended(SandboxExit.From(exit, LimitHit.None).ExitCode);
        _streams.End();
        await _streams.Written.ConfigureAwait(false);
        TrySend(FrameType.Exit, exit.ToPayload(), descriptor: null);
    }
}
