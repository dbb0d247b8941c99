using System.Runtime.InteropServices;
using AgentOS.Cli.Output;
using AgentOS.Linux;

namespace AgentOS.Cli.LineEditing;

/// <summary>
/// A person's terminal whose keys are read one by one. It is as it was whenever this process does not have it: after disposing, while the process is stopped, and when an
/// exception nobody catches ends it.
/// </summary>
internal sealed class InteractiveTerminal : IDisposable
{
    private const int StandardInput = 0, StandardError = 2;
    private const string MarkPastes = "\e[?2004h", MarkNoPastes = "\e[?2004l"; // xterm, "Bracketed Paste Mode"
    private const int UsualColumns = 80, UsualRows = 24;

    private readonly StandardStreams _streams;
    private readonly KeyMode _mode;
    private readonly Lock _lock = new();
    private readonly PosixSignalRegistration _resize, _continue;
    private PosixSignalRegistration _stop;
    private bool _isLeft;

    private InteractiveTerminal(StandardStreams streams)
    {
        _streams = streams;
        _mode = KeyMode.Enter(StandardInput);
        AppDomain.CurrentDomain.UnhandledException += Abandon;
        _resize = PosixSignalRegistration.Create(PosixSignal.SIGWINCH, _ => Changed?.Invoke());
        // The runtime would give the terminal modes of its own when the process goes on.
        _continue = PosixSignalRegistration.Create(PosixSignal.SIGCONT, static signal => signal.Cancel = true);
        _stop = HearStop();
        streams.Error.Write(MarkPastes);
    }

    /// <summary>Called when it has another size, or was somebody else's meanwhile.</summary>
    public Action? Changed { get; set; }

    /// <summary>Whether there is somebody to type at a terminal that can move its cursor.</summary>
    public static bool IsPossible(StandardStreams streams) => streams.IsInputTerminal && HasCursor && Terminal.IsTerminal(StandardInput);

    /// <summary>Whether standard error is a terminal that can move its cursor.</summary>
    public static bool HasCursor => Terminal.IsTerminal(StandardError) && Environment.GetEnvironmentVariable("TERM") is { Length: > 0 } and not "dumb";

    /// <summary>The window, in cells.</summary>
    public static (int Columns, int Rows) Size => Terminal.GetSize(StandardError) is { Columns: > 0, Rows: > 0 } size ? (size.Columns, size.Rows) : (UsualColumns, UsualRows);

    public static InteractiveTerminal Open(StandardStreams streams) => new(streams);

    /// <summary>Stops this process and those with it, as Ctrl-Z does on other terminals; returns when they go on.</summary>
    public void Suspend() => StopBy(Signals.StopThisGroup);

    public void Dispose()
    {
        AppDomain.CurrentDomain.UnhandledException -= Abandon;
        lock (_lock)
        {
            _isLeft = true;
            _resize.Dispose();
            _continue.Dispose();
            _stop.Dispose();
            Leave();
        }
    }

    private void Abandon(object sender, UnhandledExceptionEventArgs failure) => Leave();

    private PosixSignalRegistration HearStop() => PosixSignalRegistration.Create(PosixSignal.SIGTSTP, signal =>
    {
        signal.Cancel = true;
        StopBy(Signals.StopThisProcess);
    });

    private void StopBy(Action stop)
    {
        lock (_lock)
        {
            if (_isLeft)
                return;
            _stop.Dispose();
            Leave();
            stop();
            _mode.EnterAgain();
            _streams.Error.Write(MarkPastes);
            _stop = HearStop();
        }

        Changed?.Invoke();
    }

    private void Leave()
    {
        _streams.Error.Write(MarkNoPastes);
        _mode.Leave();
    }
}
