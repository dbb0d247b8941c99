using System.Runtime.InteropServices;
using AgentOS.Linux;

namespace AgentOS.Cli.Commands.Run;

/// <summary>Signals that reach <c>agentos run</c> and <c>agentos exec</c> are the program's.</summary>
internal sealed class SignalForwarding : IDisposable
{
    private static readonly int[] s_forwarded =
        [Signals.Hangup, Signals.Interrupt, Signals.Quit, Signals.Terminate, Signals.User1, Signals.User2];

    private readonly PosixSignalRegistration[] _registrations;

    /// <param name="signal">Passes a signal on to the program.</param>
    public SignalForwarding(Action<int> signal) =>
        _registrations = [.. s_forwarded.Select(number => PosixSignalRegistration.Create((PosixSignal)number, received =>
        {
            received.Cancel = true;
            signal(number);
        }))];

    public void Dispose()
    {
        foreach (PosixSignalRegistration registration in _registrations)
            registration.Dispose();
    }
}
