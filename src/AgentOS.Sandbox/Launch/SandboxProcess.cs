using AgentOS.Linux;
using AgentOS.Protocol;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Sandbox;

/// <summary>A running sandbox of namespaces.</summary>
public sealed class SandboxProcess : ISandbox
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

    /// <inheritdoc/>
    public EnforcementReport Report { get; }

    /// <inheritdoc/>
    public SafeFileHandle? Terminal { get; }

    /// <summary>The sockets of <see cref="SandboxSpecification.Listeners"/>, in their order. Owned by this object, unless somebody takes one over.</summary>
    public IReadOnlyList<SafeFileHandle> Listeners { get; internal init; } = [];

    /// <inheritdoc/>
    public int ProcessId => _channel.PeerProcessId;

    /// <inheritdoc/>
    public Task<bool> Started => _started.Task;

    /// <inheritdoc/>
    public ResourceLoad? Load() => _limits.Load();

    /// <inheritdoc/>
    public Task<SandboxExit> WaitAsync() => _exit.Value;

    /// <inheritdoc/>
    public void Signal(int signal) => Send(FrameType.Signal, signal);

    /// <inheritdoc/>
    public void Resize(WindowSize size)
    {
        if (Terminal is { } terminal)
            AgentOS.Linux.Terminal.SetSize(terminal, size);
    }

    /// <inheritdoc/>
    public void Pause() => Send(FrameType.SignalAll, Signals.Stop);

    /// <inheritdoc/>
    public void Resume() => Send(FrameType.SignalAll, Signals.Continue);

    // The first process' end ends its pid namespace.
    /// <inheritdoc/>
    public void Kill() => _first.Signal(Signals.Kill);

    /// <inheritdoc/>
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
#pragma warning disable CA1031 // On a thread of the pool, where it would end this process: it belongs to whoever waits for the sandbox.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            EndStart();
            _ = _message.TrySetException(failure);
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
