using AgentOS.Errors;
using AgentOS.Linux;
using AgentOS.Protocol;

namespace AgentOS.Sandbox;

/// <summary>How a sandbox ended.</summary>
/// <param name="ExitCode">The program's status, or by the conventions of <see cref="ExitCodes"/>.</param>
/// <param name="Signal">The signal that ended the program, or null.</param>
/// <param name="LaunchError">Why the program could not be executed, or null.</param>
/// <param name="Limits">Limits it ran into.</param>
public sealed record SandboxExit(int ExitCode, int? Signal, Errno? LaunchError, LimitHit Limits)
{
    /// <summary>Reads the sandbox's last message; null means that it was killed as a whole.</summary>
    /// <param name="message">How the program ended.</param>
    /// <param name="limits">Limits the sandbox ran into.</param>
    public static SandboxExit From(ExitMessage? message, LimitHit limits) => message switch
    {
        null => Signalled(Signals.Kill, limits),
        { Kind: ExitKind.Exited } => new SandboxExit(message.Value, null, null, limits),
        { Kind: ExitKind.Signalled } => Signalled(message.Value, limits),
        { Kind: ExitKind.MemoryExceeded } => Signalled(Signals.Kill, limits | LimitHit.Memory),
        _ => new SandboxExit(
            (Errno)message.Value == Errno.ENOENT ? ExitCodes.NotFound : ExitCodes.CannotExecute, null, (Errno)message.Value, limits),
    };

    private static SandboxExit Signalled(int signal, LimitHit limits) => new(ExitCodes.SignalBase + signal, signal, null, limits);
}
