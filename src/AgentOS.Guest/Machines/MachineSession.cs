using AgentOS.Linux;
using AgentOS.Linux.Streams;
using AgentOS.Protocol;
using AgentOS.Protocol.Links;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Guest.Machines;

/// <summary>A caller's part in a session, played inside a machine: its streams are pipes here whose bytes travel over a channel of the link.</summary>
internal sealed class MachineSession : ILinkChannel, IDisposable
{
    private readonly Link _link;
    private readonly uint _channel;
    private readonly LinkStreams _streams;
    private readonly FrameChannel _program;
    private MachineTerminal? _terminal;

    private MachineSession(Link link, uint channel, UnixSocket program)
    {
        _link = link;
        _channel = channel;
        _streams = new LinkStreams(link, channel);
        _program = new FrameChannel(program);
    }

    /// <summary>Begins one.</summary>
    public static void Start(Link link, uint channel, FrameChannel init)
    {
        (UnixSocket ours, UnixSocket theirs) = UnixSocket.CreatePair();
        MachineSession session = new(link, channel, ours);
        link.Attach(channel, session);
        using (theirs)
            init.Send(FrameType.Session, [], theirs.Handle);
        new Thread(session.PassOn) { IsBackground = true, Name = "session" }.Start();
    }

    public void Receive(LinkKind kind, ReadOnlySpan<byte> payload)
    {
        if (kind == LinkKind.Close)
            End();
        else if (kind != LinkKind.Message)
            _streams.Receive(kind, payload);
        else if ((FrameType)payload[0] == FrameType.Stream)
            Connect((byte)StreamMessage.Parse(payload[1..]).Number);
        else if ((FrameType)payload[0] == FrameType.Resize)
            _terminal?.Resize(WindowSizeMessage.Parse(payload[1..]));
        else
            TrySend((FrameType)payload[0], payload[1..]);
    }

    // The program's init hears that its caller is gone, and hangs up.
    public void End()
    {
        _streams.End();
        _program.Shutdown();
    }

    public void Dispose()
    {
        _link.Detach(_channel);
        _terminal?.Dispose();
        _program.Dispose();
    }

    private void Connect(byte number)
    {
        Pipe pipe = Pipe.Create();
        SafeFileHandle theirs = number == 0 ? pipe.Output : pipe.Input;
        if (number == 0)
            _streams.Write(number, pipe.Input);
        else
            _streams.Send(number, pipe.Output);
        using (theirs)
            _program.Send(FrameType.Stream, new StreamMessage(number).ToPayload(), theirs);
    }

    private void TrySend(FrameType type, ReadOnlySpan<byte> payload)
    {
        try
        {
            _program.Send(type, payload);
        }
        catch (LinuxException)
        {
            // It has ended; its end is on the way.
        }
    }

    private void PassOn()
    {
        using (this)
        {
            try
            {
                while (_program.Receive() is { } frame)
                    PassOn(frame);
                _link.Send(_channel, LinkKind.Close, []);
            }
            catch (LinuxException)
            {
                // The host is gone, or the caller.
            }
        }
    }

    private void PassOn(Frame frame)
    {
        if (frame.Descriptor is { } terminal)
            _terminal = new MachineTerminal(_streams, terminal);
        if (frame.Type == FrameType.Exit)
            _streams.FinishAsync().Wait();
        _link.Send(_channel, frame.Type, frame.Payload);
    }
}
