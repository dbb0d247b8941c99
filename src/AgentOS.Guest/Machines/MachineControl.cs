using System.Collections.Concurrent;
using AgentOS.Guest.Machines.Network;
using AgentOS.Linux;
using AgentOS.Linux.Machines;
using AgentOS.Linux.Streams;
using AgentOS.Protocol;
using AgentOS.Protocol.Links;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Guest.Machines;

/// <summary>
/// The host's part in a sandbox, played inside a machine: what comes over the link's first channel goes to <see cref="Init"/>'s control socket and the
/// other way round; descriptors, which cannot travel, are pipes here whose bytes travel.
/// </summary>
internal sealed class MachineControl : ILinkChannel, IDisposable
{
    public const uint Channel = 0;

    private const int NoDescriptor = -1;

    private readonly Link _link;
    private readonly LinkStreams _streams;
    private readonly BlockingCollection<byte[]> _seeds = [];
    private readonly BlockingCollection<MachineMessage> _identities = [];
    private readonly FrameChannel _init;
    private readonly UnixSocket _theirs;
    private MachineTerminal? _terminal;
    private readonly TaskCompletionSource _finished = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public MachineControl(Link link)
    {
        _link = link;
        _streams = new LinkStreams(link, Channel);
        (UnixSocket ours, _theirs) = UnixSocket.CreatePair();
        _init = new FrameChannel(ours);
        link.Attach(Channel, this);
        // Before copies are made: starting a thread takes an emulated processor long.
        new Thread(Configure) { IsBackground = true, Name = "configure" }.Start();
    }

    /// <summary>Waits until this is a machine of its own.</summary>
    /// <returns>Random bytes nobody else has.</returns>
    public byte[] AwaitSeed() => _seeds.Take();

    /// <summary>Starts passing on what <see cref="Init"/> says.</summary>
    /// <returns>The descriptor of its control socket, which is its own from now on.</returns>
    public int Begin()
    {
        new Thread(PassOn) { IsBackground = true, Name = "control" }.Start();
        return _theirs.Descriptor;
    }

    /// <summary>Waits until everything was passed on.</summary>
    public void Finish() => _finished.Task.Wait();

    public void Receive(LinkKind kind, ReadOnlySpan<byte> payload)
    {
        if (kind != LinkKind.Message)
            _streams.Receive(kind, payload);
        else if ((FrameType)payload[0] == FrameType.Equip)
            _seeds.Add(payload[1..].ToArray());
        else if ((FrameType)payload[0] == FrameType.Configure)
            _identities.Add(MachineMessage.Parse(payload[1..]));
        else if ((FrameType)payload[0] == FrameType.Freeze)
            new Thread(Freeze) { IsBackground = true, Name = "freeze" }.Start();
        else if ((FrameType)payload[0] == FrameType.Thaw)
            OwnDisk.Thaw();
        else if ((FrameType)payload[0] == FrameType.Launch)
            Launch(payload[1..]);
        else if ((FrameType)payload[0] == FrameType.Resize)
            _terminal?.Resize(WindowSizeMessage.Parse(payload[1..]));
        else
            _init.Send((FrameType)payload[0], payload[1..]);
    }

    public void End() => _init.Shutdown();

    /// <summary>The host begins a channel.</summary>
    public void Open(uint channel, LinkPurpose purpose, ReadOnlySpan<byte> target)
    {
        if (purpose == LinkPurpose.Session)
            MachineSession.Start(_link, channel, _init);
    }

    public void Dispose()
    {
        _terminal?.Dispose();
        _init.Dispose();
    }

    // Writing asks the host, as mounting does.
    private void Freeze()
    {
        OwnDisk.Freeze();
        _link.Send(Channel, FrameType.Frozen, []);
    }

    // Mounting asks the host, whose answers come by this thread.
    private void Configure()
    {
        foreach (MachineMessage message in _identities.GetConsumingEnumerable())
        {
            MachineIdentity.Become(message);
            MachineTrees.Mount(_link, message);
            MachineNetwork.Begin(_link, message);
            MachineTexts.Write(message.Files);
            _link.Send(Channel, FrameType.Configured, []);
        }
    }

    // The program's standard streams are pipes, unless they are its terminal. Init closes its ends once the program has them.
    private void Launch(ReadOnlySpan<byte> payload)
    {
        LaunchMessage message = LaunchMessage.Parse(payload);
        int[] descriptors = [.. Enumerable.Range(0, 3).Select(number => (message.TerminalDescriptors & (1 << number)) != 0 ? NoDescriptor : Connect((byte)number))];
        _init.Send(FrameType.Launch, (message with
        {
            InputDescriptor = descriptors[0],
            OutputDescriptor = descriptors[1],
            ErrorDescriptor = descriptors[2],
        }).ToPayload());
    }

    private int Connect(byte number)
    {
        Pipe pipe = Pipe.Create();
        SafeFileHandle theirs = number == 0 ? pipe.Output : pipe.Input;
        if (number == 0)
            _streams.Write(number, pipe.Input);
        else
            _streams.Send(number, pipe.Output);
        int descriptor = (int)theirs.DangerousGetHandle();
        theirs.SetHandleAsInvalid();
        return descriptor;
    }

    // Who hears that the program has ended finds everything it printed and everything it wrote.
    private void Settle()
    {
        _streams.FinishAsync().Wait();
        MachineCalls.Synchronize();
    }

    private void PassOn()
    {
        try
        {
            // Its end is the last it says; its socket does not close while another thread of this process reads from it.
            for (FrameType? last = null; last != FrameType.Exit && _init.Receive() is { } frame; last = frame.Type)
            {
                if (frame.Descriptor is { } terminal)
                    _terminal = new MachineTerminal(_streams, terminal);
                if (frame.Type == FrameType.Exit)
                    Settle();
                _link.Send(Channel, frame.Type, frame.Payload);
            }
        }
        catch (LinuxException)
        {
            // The host is gone.
        }

        _finished.SetResult();
    }
}
