using System.Runtime.InteropServices;
using AgentOS.Errors;

namespace AgentOS.Cli.Commands.Store.Running;

/// <summary>Signals that end this process, as something to wait for: what it has begun is ended in order.</summary>
internal sealed class TerminationSignals : IDisposable
{
    private static readonly PosixSignal[] s_signals = [PosixSignal.SIGHUP, PosixSignal.SIGQUIT, PosixSignal.SIGTERM];
    private static readonly int[] s_numbers = [AgentOS.Linux.Signals.Hangup, AgentOS.Linux.Signals.Quit, AgentOS.Linux.Signals.Terminate];

    private readonly CancellationTokenSource _received = new();
    private readonly PosixSignalRegistration[] _registrations;
    private int? _number;

    public TerminationSignals() => _registrations = [.. s_signals.Select((signal, index) => PosixSignalRegistration.Create(signal, context =>
    {
        context.Cancel = true;
        _number ??= s_numbers[index];
        _received.Cancel();
    }))];

    /// <summary>Cancelled when one has come.</summary>
    public CancellationToken Received => _received.Token;

    /// <summary>The exit status of a process that one has ended; null when none came.</summary>
    public int? ExitCode => ExitCodes.SignalBase + _number;

    public void Dispose()
    {
        foreach (PosixSignalRegistration registration in _registrations)
            registration.Dispose();
        _received.Dispose();
    }
}
