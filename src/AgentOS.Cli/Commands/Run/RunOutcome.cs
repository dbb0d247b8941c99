using AgentOS.Kernel;
using AgentOS.Kernel.Networks;
using AgentOS.Linux;
using AgentOS.Sandbox;

namespace AgentOS.Cli.Commands.Run;

/// <summary>How a run ended, for <c>--json</c>: the last line of standard error, for standard output belongs to the program.</summary>
/// <param name="ExitCode">The status agentos ends with.</param>
/// <param name="Signal">The signal that ended the program, or null.</param>
/// <param name="LaunchError">Why it could not be executed, or null.</param>
/// <param name="TimedOut">Whether its time limit ended it.</param>
/// <param name="LimitsHit">Limits it ran into: <c>memory</c>, <c>processes</c>.</param>
/// <param name="Seconds">From the start of agentos' work to the program's end.</param>
/// <param name="Database">The agent's file.</param>
/// <param name="BaseChanged">Files of the project that the agent changed and somebody else, too, since.</param>
/// <param name="Refused">What its network refused.</param>
internal sealed record RunOutcome(
    int ExitCode, int? Signal, string? LaunchError, bool TimedOut, IReadOnlyList<string> LimitsHit, double Seconds, string Database, IReadOnlyList<string> BaseChanged, IReadOnlyList<RefusedHost> Refused)
{
    public static RunOutcome Of(AgentRunRequest request, AgentExit exit, TimeSpan taken) => new(
        exit.ExitCode,
        exit.Signal,
        exit.LaunchError?.Describe(),
        exit.IsTimedOut,
        [.. Enum.GetValues<LimitHit>().Where(limit => limit != LimitHit.None && exit.Limits.HasFlag(limit)).Select(limit => limit.ToString().ToLowerInvariant())],
        Math.Round(taken.TotalSeconds, 3),
        request.Database.Path,
        exit.ChangedBase,
        exit.Refused);
}
