using AgentOS.Linux;
using AgentOS.Protocol;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Sandbox;

/// <summary>A running sandbox. Disposing it kills everything inside.</summary>
public sealed class SandboxProcess : IDisposable
{
    private readonly FrameChannel _channel;
    private readonly ChildProcess _child;
    private readonly ProcessDescriptor _first;
    private readonly LimitEnforcement _limits;
    private readonly SandboxSite _site;
    private readonly TaskCompletionSource<ExitMessage?> _message = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lazy<Task<SandboxExit>> _exit;
    private readonly PendingListeners _listening = new();
    private readonly TaskCompletionSource<bool> _started = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal SandboxProcess(
        FrameChannel channel, ChildProcess child, ProcessDescriptor first, SafeFileHandle? terminal, LimitEnforcement limits, SandboxSite site, EnforcementReport report)
    {
        _channel = channel;
        _child = child;
        _first = first;
        _limits = limits;
        _site = site;
        Terminal = terminal;
        Report = report;
        _exit = new Lazy<Task<SandboxExit>>(FinishAsync);
        channel.WhenReadable(Receive);
    }

    /// <summary>The layers in force.</summary>
    public EnforcementReport Report { get; }

    /// <summary>Master side of the sandbox's terminal; null when no standard stream is a terminal. Owned by this object.</summary>
    public SafeFileHandle? Terminal { get; }

    /// <summary>The sockets of <see cref="SandboxSpecification.Listeners"/>, in their order. Owned by this object, unless somebody takes one over.</summary>
    public IReadOnlyList<SafeFileHandle> Listeners { get; internal init; } = [];

    /// <summary>The sandbox's first process, as this process numbers it.</summary>
    public int ProcessId => _channel.PeerProcessId;

    /// <summary>Whether the program could be executed, once that is known.</summary>
    public Task<bool> Started => _started.Task;

    /// <summary>What counts towards its limits now; null when it has no cgroup, whose files tell.</summary>
    public ResourceLoad? Load() => _limits.Load();

    /// <summary>Waits until the program has ended and everything inside is gone.</summary>
    public Task<SandboxExit> WaitAsync() => _exit.Value;

    /// <summary>Sends the program's process group a signal. No error when it has ended.</summary>
    /// <param name="signal">1–64.</param>
    public void Signal(int signal) => Send(FrameType.Signal, signal);

    /// <summary>Stops everything inside (SIGSTOP). No error when it has ended.</summary>
    public void Pause() => Send(FrameType.SignalAll, Signals.Stop);

    /// <summary>Lets everything inside go on (SIGCONT). No error when it has ended.</summary>
    public void Resume() => Send(FrameType.SignalAll, Signals.Continue);

    /// <summary>Kills everything inside at once: the first process' end ends its pid namespace.</summary>
    public void Kill() => _first.Signal(Signals.Kill);

    /// <summary>Passes a caller's connection on to the sandbox, whose first program then starts another program for it.</summary>
    /// <param name="connection">A connected Unix stream socket; stays the caller's to dispose.</param>
    /// <exception cref="LinuxException">EPIPE when the sandbox has ended.</exception>
    public void Join(SafeFileHandle connection) => _channel.Send(FrameType.Session, [], connection);

    /// <summary>Binds another socket in the sandbox's network, while its program runs.</summary>
    /// <param name="address">Where.</param>
    /// <returns>The socket, the caller's to dispose.</returns>
    /// <exception cref="LinuxException">EADDRINUSE when a program inside has the port; EPIPE when the sandbox has ended.</exception>
    public Task<SafeFileHandle> ListenAsync(ListeningAddress address) =>
        _listening.Request(address.ToString(), () => _channel.Send(FrameType.Listen, new ListenMessage(address).ToPayload()));

    /// <summary>Makes a socket that tells of the connections in the sandbox's network.</summary>
    /// <returns>For a <see cref="AgentOS.Linux.Diagnostics.ConnectionDiagnostics"/>; the caller's to dispose.</returns>
    /// <exception cref="LinuxException">The kernel has none; EPIPE when the sandbox has ended.</exception>
    public Task<SafeFileHandle> DiagnoseAsync() => _listening.Request("sock_diag", () => _channel.Send(FrameType.Diagnose, []));

    /// <inheritdoc/>
    public void Dispose()
    {
        Kill();
        _ = WaitAsync().GetAwaiter().GetResult();
        foreach (SafeFileHandle listener in Listeners)
            listener.Dispose();
        Terminal?.Dispose();
        _channel.Dispose();
        _child.Dispose();
        _first.Dispose();
        _limits.Dispose();
        _site.Dispose();
    }

    private void Send(FrameType type, int signal)
    {
        try
        {
            _channel.Send(type, new SignalMessage(signal).ToPayload());
        }
        catch (LinuxException failure) when (failure.Error is Errno.EPIPE or Errno.ECONNRESET)
        {
            // It has ended.
        }
    }

    private async Task<SandboxExit> FinishAsync()
    {
        ExitMessage? message = await _message.Task.ConfigureAwait(false);
        await _child.Exit.ConfigureAwait(false);
        return SandboxExit.From(message, _limits.Hits());
    }

    // agentos-init says that the program runs, and then how it ended; or nothing, when everything is killed at once.
    private void Receive()
    {
        try
        {
            Frame? frame = _channel.Receive();
            if (frame is { Type: FrameType.Started or FrameType.Listening } news)
            {
                Note(news);
                _channel.WhenReadable(Receive);
                return;
            }

            EndStart();
            _message.SetResult(frame is { Type: FrameType.Exit } exit ? ExitMessage.Parse(exit.Payload) : null);
        }
        catch (LinuxException failure) when (failure.Error == Errno.ECONNRESET)
        {
            // Killed with a frame of ours unread.
            EndStart();
            _message.SetResult(null);
        }
        catch (FrameException nonsense)
        {
            EndStart();
            _message.SetException(nonsense);
        }
    }

    private void Note(Frame news)
    {
        if (news.Type == FrameType.Started)
            _started.SetResult(true);
        else
            _listening.Answer(news);
    }

    // What has not happened by now never will.
    private void EndStart()
    {
        _ = _started.TrySetResult(false);
        _listening.End();
    }
}
