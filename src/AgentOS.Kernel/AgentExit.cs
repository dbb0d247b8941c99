using AgentOS.Kernel.Networks;
using AgentOS.Linux;
using AgentOS.Sandbox;

namespace AgentOS.Kernel;

/// <summary>How an agent's program ended.</summary>
/// <param name="ExitCode">The program's own status, or one of <see cref="Errors.ExitCodes"/>.</param>
/// <param name="Signal">The signal that ended it, or null.</param>
/// <param name="LaunchError">Why it could not be executed, or null.</param>
/// <param name="IsTimedOut">Whether its time limit ended it.</param>
/// <param name="Limits">Limits it ran into.</param>
/// <param name="ChangedBase">Files of the project that it changed and somebody else, too, since: paths below the project.</param>
public sealed record AgentExit(int ExitCode, int? Signal, Errno? LaunchError, bool IsTimedOut, LimitHit Limits, IReadOnlyList<string> ChangedBase)
{
    /// <summary>What its network refused, the most frequent first.</summary>
    public IReadOnlyList<RefusedHost> Refused { get; init; } = [];
}
