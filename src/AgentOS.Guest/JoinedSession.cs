using AgentOS.Linux;
using AgentOS.Protocol;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Guest;

/// <summary>One caller's connection: its streams, then its program, then signals for it, until the program or the caller goes away.</summary>
internal sealed class JoinedSession(FrameChannel caller, LaunchMessage first, JoinedPrograms programs) : IDisposable
{
    private readonly SafeFileHandle?[] _streams = new SafeFileHandle?[3];
    private readonly Lock _reporting = new();
    private bool _isOver;

    /// <summary>Serves a connection on a thread of its own.</summary>
    public static void Start(SafeFileHandle connection, LaunchMessage first, JoinedPrograms programs)
    {
        JoinedSession session = new(new FrameChannel(new UnixSocket(connection)), first, programs);
        try
        {
            new Thread(session.Serve) { IsBackground = true }.Start();
        }
        catch (OutOfMemoryException)
        {
            // The sandbox is at its limit of processes, which counts threads: the caller sees the connection end.
            session.Dispose();
        }
    }

    public void Dispose()
    {
        CloseStreams();
        lock (_reporting)
        {
            _isOver = true;
            caller.Dispose();
        }
    }

    private void Serve()
    {
        using (this)
        {
            try
            {
                if (ReceiveCommand() is { } command && Execute(command) is { } pid)
                    Follow(pid);
            }
            catch (Exception failure) when (failure is LinuxException or FrameException)
            {
                // The caller is gone, or is none of ours.
            }
        }
    }

    private ExecMessage? ReceiveCommand()
    {
        while (caller.Receive() is { } frame)
        {
            if (frame.Type == FrameType.Exec)
                return ExecMessage.Parse(frame.Payload);
            if (frame.Type == FrameType.Stream)
                _streams[StreamMessage.Parse(frame.Payload).Number] = frame.Descriptor;
        }

        return null;
    }

    private int? Execute(ExecMessage command)
    {
        try
        {
            // Held until the program is started: a terminal nobody has open yet does not end when the start fails.
            using JoinedTerminal? terminal = JoinedTerminal.Create(command);
            caller.Send(FrameType.Starting, [], terminal?.Master);
            DescriptorAction[] streams = [.. Enumerable.Range(0, 3).Select(number => Stream(number, command, terminal))];
            return programs.Start(Launch(command), streams, Report);
        }
        catch (LinuxException failure)
        {
            Report(new ExitMessage(ExitKind.NotStarted, (int)failure.Error));
            return null;
        }
        finally
        {
            CloseStreams();
        }
    }

    private LaunchMessage Launch(ExecMessage command) => first with
    {
        Arguments = command.Arguments,
        Environment = [.. command.Environment.Concat(first.Environment).DistinctBy(variable => variable.Split('=', 2)[0], StringComparer.Ordinal)],
        WorkingDirectory = command.WorkingDirectory.Length == 0 ? first.WorkingDirectory : command.WorkingDirectory,
    };

    private DescriptorAction Stream(int number, ExecMessage command, JoinedTerminal? terminal)
    {
        if (terminal is not null && (command.TerminalDescriptors & (1 << number)) != 0)
            return new DescriptorAction.Open(number, terminal.Path);
        return _streams[number] is { } stream
            ? new DescriptorAction.Inherit(number, (int)stream.DangerousGetHandle())
            : new DescriptorAction.Open(number, "/dev/null");
    }

    private void Follow(int pid)
    {
        try
        {
            while (caller.Receive() is { } frame)
            {
                if (frame.Type == FrameType.Signal)
                    programs.Signal(pid, SignalMessage.Parse(frame.Payload).Signal);
                else if (frame.Type == FrameType.EndTree)
                    programs.EndTree(pid);
            }
        }
        finally
        {
            programs.Signal(pid, Signals.Hangup);
        }
    }

    private void Report(ExitMessage exit)
    {
        try
        {
            // A caller that hung up is closed, and its descriptor's number may be another caller's by now.
            lock (_reporting)
            {
                if (!_isOver)
                    caller.Send(FrameType.Exit, exit.ToPayload());
            }
        }
        catch (Exception failure) when (failure is LinuxException or ObjectDisposedException)
        {
            // Nobody waits for it any more.
        }
    }

    private void CloseStreams()
    {
        foreach (SafeFileHandle? stream in _streams)
            stream?.Dispose();
    }
}
