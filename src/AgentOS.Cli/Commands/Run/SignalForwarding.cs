using System.Runtime.InteropServices;
using AgentOS.Linux;
using AgentOS.Sandbox;

namespace AgentOS.Cli.Commands.Run;

/// <summary>Signals that reach <c>agentos run</c> are the program's.</summary>
internal sealed class SignalForwarding : IDisposable
{
    private static readonly int[] s_forwarded =
        [Signals.Hangup, Signals.Interrupt, Signals.Quit, Signals.Terminate, Signals.User1, Signals.User2];

    private readonly PosixSignalRegistration[] _registrations;

    public SignalForwarding(SandboxProcess sandbox) =>
        _registrations = [.. s_forwarded.Select(number => PosixSignalRegistration.Create((PosixSignal)number, received =>
        {
            received.Cancel = true;
            sandbox.Signal(number);
        }))];

    public void Dispose()
    {
        foreach (PosixSignalRegistration registration in _registrations)
            registration.Dispose();
    }
}
