using AgentOS.Errors;
using AgentOS.Linux;
using AgentOS.Linux.Files;
using AgentOS.Machines.Logs;
using AgentOS.Machines.Monitors;
using AgentOS.Machines.Network;
using AgentOS.Machines.Sessions;
using AgentOS.Protocol;
using AgentOS.Protocol.Links;
using AgentOS.Sandbox;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Machines;

/// <summary>A running machine with its program.</summary>
internal sealed class Machine : IMachine
{
    // Channels of trees come first.
    private const uint FirstSession = 16;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    private readonly SandboxProcess _jail;
    private readonly MachineConsole _console;
    private readonly MachineChannel _channel;
    private readonly IMonitorControl _monitor;
    private readonly Lazy<Task<SandboxExit>> _exit;
    private MachineNetwork? _network;
    private uint _nextSession = FirstSession;

    public Machine(StartedMonitor monitor, MachineConsole console)
    {
        _jail = monitor.Jail;
        _console = console;
        Link = new Link(monitor.Link);
        Report = _jail.Report with { Layers = [.. _jail.Report.Layers, monitor.Layer] };
        _channel = new MachineChannel(Link);
        _monitor = monitor.Control;
        _exit = new Lazy<Task<SandboxExit>>(FinishAsync);
        new Thread(RunLink) { IsBackground = true, Name = "link" }.Start();
    }

    public Link Link { get; }

    public EnforcementReport Report { get; private set; }

    /// <summary>Where it is kept what is run in it from now on; null keeps it nowhere.</summary>
    public ProgramLog? Log { get; set; }

    public SafeFileHandle? Terminal => _channel.Terminal;

    public int ProcessId => _jail.ProcessId;

    public Task<bool> Started => _channel.Started;

    public ResourceLoad? Load() => _jail.Load();

    public Task<SandboxExit> WaitAsync() => _exit.Value;

    public void Signal(int signal) => _channel.TrySend(FrameType.Signal, new SignalMessage(signal).ToPayload());

    public void Resize(WindowSize size) => _channel.TrySend(FrameType.Resize, new WindowSizeMessage(size.Rows, size.Columns).ToPayload());

    private bool IsPaused { get; set; }

    public void Pause()
    {
        IsPaused = true;
        _monitor.Stop();
    }

    public void Resume()
    {
        IsPaused = false;
        _monitor.Continue();
    }

    public async Task<bool> HoldAsync()
    {
        _monitor.Continue();
        Task<bool> frozen = _channel.AwaitFrozen();
        _channel.TrySend(FrameType.Freeze, []);
        bool isFrozen = await frozen.ConfigureAwait(false);
        _monitor.Stop();
        return isFrozen;
    }

    public void Release()
    {
        _channel.TrySend(FrameType.Thaw, []);
        if (!IsPaused)
            _monitor.Continue();
    }

    public void Kill() => _jail.Kill();

    public void Join(SafeFileHandle connection) =>
        MachineSession.Start(Link, Interlocked.Increment(ref _nextSession), DescriptorIo.Duplicate(connection), Log);

    public Task ListenAsync(ListeningAddress address) =>
        _network?.ListenAsync(address) ?? throw new LinuxException(Errno.ENETDOWN, "bind", address.ToString());

    public void Dispose()
    {
        _jail.Dispose();
        _channel.Dispose();
        _monitor.Dispose();
        Link.Dispose();
    }

    /// <summary>Waits until the guest has booted.</summary>
    public void Boot(TimeSpan limit, TimeProvider clock)
    {
        try
        {
            if (!_channel.Booted.WaitAsync(limit, clock).GetAwaiter().GetResult())
                throw Failed(MachineErrors.BootFailed);
        }
        catch (TimeoutException)
        {
            throw Failed(MachineErrors.BootFailed);
        }
    }

    /// <summary>Makes it what a template is.</summary>
    /// <param name="devices">The template's devices.</param>
    public void Restore(SafeFileHandle devices)
    {
        if (_monitor is not ICopyingControl copying || !copying.Restore(devices))
            throw Failed(MachineErrors.TemplateUnusable);
    }

    /// <summary>Makes a template of it; it does nothing any more.</summary>
    /// <param name="devices">Where to.</param>
    public void Save(SafeFileHandle devices)
    {
        if (_monitor is not ICopyingControl copying || !copying.Save(devices))
            throw Failed(MachineErrors.TemplateNotMade);
    }

    /// <summary>Lets it go on as a machine of its own, with its own disk, and waits until its root is there.</summary>
    public void Equip(ReadOnlySpan<byte> seed)
    {
        Resume();
        Link.Send(MachineChannel.Number, FrameType.Equip, seed);
        if (!_channel.Equipped.GetAwaiter().GetResult())
            throw Failed(MachineErrors.Lost);
    }

    /// <summary>What its programs' connections come to, before it is told who it is.</summary>
    /// <param name="network">Null is no network at all.</param>
    /// <param name="layer">What the report says of it.</param>
    public void Connect(IMachineNetwork? network, LayerStatus layer)
    {
        _network = network is null ? null : new MachineNetwork(Link, network);
        Report = Report with { Layers = [.. Report.Layers, layer] };
    }

    /// <summary>Tells the guest who it is, and waits until it has all it was given.</summary>
    public void Configure(MachineMessage identity)
    {
        Link.Send(MachineChannel.Number, FrameType.Configure, identity.ToPayload());
        if (!_channel.Configured.GetAwaiter().GetResult())
            throw Failed(MachineErrors.Lost);
    }

    /// <summary>Starts the program.</summary>
    public void Launch(SandboxSpecification specification, StandardStreams streams, Action ready)
    {
        _channel.Prepare(streams);
        Link.Send(MachineChannel.Number, FrameType.Launch, Message(specification, streams).ToPayload());
        if (!_channel.Ready.GetAwaiter().GetResult())
            throw Failed(MachineErrors.Lost);
        ready();
        if (streams.Terminals != 0)
            Resize(streams.TerminalSize);
        Link.Send(MachineChannel.Number, FrameType.Go, []);
    }

    /// <summary>Runs another program and waits for its end: what it needs is found quicker afterwards.</summary>
    public void Rehearse(IReadOnlyList<string> command)
    {
        (UnixSocket ours, UnixSocket theirs) = UnixSocket.CreatePair();
        using (theirs)
            Join(theirs.Handle);
        using FrameChannel program = new(ours);
        using SafeFileHandle nothing = File.OpenHandle("/dev/null", FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        for (int stream = 0; stream < 3; stream++)
            program.Send(FrameType.Stream, new StreamMessage(stream).ToPayload(), nothing);
        program.Send(FrameType.Exec, new ExecMessage(command, [], "").ToPayload());
        while (program.Receive() is { } frame && frame.Type != FrameType.Exit)
            frame.Descriptor?.Dispose();
    }

    private static LaunchMessage Message(SandboxSpecification specification, StandardStreams streams) =>
        new(specification.Command, MachineEnvironment.Of(specification), specification.WorkingDirectory ?? "/", default)
        {
            TerminalDescriptors = streams.Terminals,
            KeepsRights = true,
        };

    private AgentOSException Failed(ErrorDefinition definition) => new(definition, "start", "a microVM", $"{_channel.Failure} {_console.Tail()}".Trim());

    private void Open(uint channel, LinkPurpose purpose, ReadOnlySpan<byte> target)
    {
        if (_network is not { } network)
            throw new FrameException("a machine without a network begins no channels");
        network.Open(channel, purpose, target);
    }

    private void RunLink()
    {
        try
        {
            Link.Run(Open);
        }
        catch (FrameException)
        {
            // A guest that does not keep to the protocol is ended.
            _jail.Kill();
        }
    }

    // A guest that said how its program ended has nothing more to do than to write its disk.
    private async Task<SandboxExit> FinishAsync()
    {
        ExitMessage? message = await _channel.Exit.ConfigureAwait(false);
        Task<SandboxExit> ending = _jail.WaitAsync();
        if (await Task.WhenAny(ending, Task.Delay(s_patience, TimeProvider.System)).ConfigureAwait(false) != ending)
            _jail.Kill();
        SandboxExit jail = await ending.ConfigureAwait(false);
        await _channel.Written.ConfigureAwait(false);
        return SandboxExit.From(message, jail.Limits);
    }
}
