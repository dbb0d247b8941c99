using AgentOS.Errors;
using AgentOS.Linux;
using AgentOS.Protocol;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Guest;

/// <summary>The first process of a sandbox: prepares it from inside, starts the program confined, reaps, and reports. Its end is the sandbox's end.</summary>
internal sealed class Init
{
    private readonly FrameChannel _channel;
    private readonly JoinedPrograms _joined;
    private readonly MainProgram _program;

    private Init(FrameChannel channel)
    {
        _channel = channel;
        ConfinedLauncher launcher = new();
        _joined = new JoinedPrograms(launcher);
        _program = new MainProgram(launcher, _joined);
    }

    public static int Run(int controlDescriptor)
    {
        PidOne.IgnoreSignals();
        using FrameChannel channel = new(new UnixSocket(new SafeFileHandle(controlDescriptor, ownsHandle: true)));
        try
        {
            return new Init(channel).Run();
        }
        catch (LinuxException failure)
        {
            channel.Send(FrameType.Failure, new FailureMessage(failure.Message).ToPayload());
            return ExitCodes.AgentOSFailed;
        }
    }

    private int Run()
    {
        if (_channel.Receive() is not { Type: FrameType.Launch } launch)
            return ExitCodes.AgentOSFailed;
        LaunchMessage message = LaunchMessage.Parse(launch.Payload);
        string? terminal = Prepare(message);
        if (!AwaitGo())
            return ExitCodes.AgentOSFailed;

        ExitMessage? failed = _program.Start(message, terminal);
        if (failed is not null)
            return Report(failed);
        _channel.Send(FrameType.Started, []);
        if (message.WatchedMemory > 0)
            MemoryWatcher.Start(message.WatchedMemory, () => End(new ExitMessage(ExitKind.MemoryExceeded, 0)));
        new Thread(() => FollowHost(message)) { IsBackground = true }.Start();
        return Report(_program.WaitForEnd());
    }

    private bool AwaitGo()
    {
        while (_channel.Receive() is { } frame)
        {
            if (frame.Type != FrameType.Listen)
                return frame.Type == FrameType.Go;
            Listeners.Open(frame, _channel);
        }

        return false;
    }

    // The terminal is made before "go", so that the host has its master side before the program can write.
    private string? Prepare(LaunchMessage message)
    {
        ReadyMessage ready = new(UserNamespaces.CloseNesting(), ProcFileSystem.Mount(), Landlock.Version)
        {
            Captured = message.CapturesNetwork ? NetworkCapture.Begin() : CapturedNetwork.None,
        };
        PseudoTerminals.Mount();
        if (message.TerminalDescriptors == 0)
        {
            ThreadCredentials.ForbidTracing();
            _channel.Send(FrameType.Ready, ready.ToPayload());
            return null;
        }

        (SafeFileHandle master, string slavePath) = Terminal.Create(PseudoTerminals.Path);
        ThreadCredentials.ForbidTracing();
        using (master)
            _channel.Send(FrameType.Ready, ready.ToPayload(), master);
        return slavePath;
    }

    private void FollowHost(LaunchMessage message)
    {
        while (_channel.Receive() is { } frame)
        {
            if (frame.Type == FrameType.Signal)
                _program.Signal(SignalMessage.Parse(frame.Payload).Signal);
            else if (frame.Type == FrameType.SignalAll)
                Signals.SendToAll(SignalMessage.Parse(frame.Payload).Signal);
            else if (frame.Type == FrameType.Listen)
                Listeners.Open(frame, _channel);
            else if (frame.Type == FrameType.Diagnose)
                Listeners.OpenDiagnostics(_channel);
            else if (frame is { Type: FrameType.Session, Descriptor: { } connection })
                JoinedSession.Start(connection, message, _joined);
        }

        // The host is gone: so is the sandbox.
        Environment.Exit(ExitCodes.AgentOSFailed);
    }

    private void End(ExitMessage exit) => Environment.Exit(Report(exit));

    private int Report(ExitMessage exit)
    {
        _channel.Send(FrameType.Exit, exit.ToPayload());
        return ExitCodes.Success;
    }
}
