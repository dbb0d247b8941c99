using AgentOS.Linux;
using AgentOS.Sandbox;

namespace AgentOS.Kernel;

/// <summary>How an agent's program ended.</summary>
/// <param name="ExitCode">The program's own status, or one of <see cref="Errors.ExitCodes"/>.</param>
/// <param name="Signal">The signal that ended it, or null.</param>
/// <param name="LaunchError">Why it could not be executed, or null.</param>
/// <param name="IsTimedOut">Whether its time limit ended it.</param>
/// <param name="Limits">Limits it ran into.</param>
public sealed record AgentExit(int ExitCode, int? Signal, Errno? LaunchError, bool IsTimedOut, LimitHit Limits);
