using AgentOS.Errors;

namespace AgentOS.Kernel.Agents.Calls;

/// <summary>The values SPAWN takes. What it does not take starts nothing.</summary>
internal static class SpawnCheck
{
    private const int LongestName = 64;
    private const int MostArguments = 1024;
    private const int MostSeconds = 366 * 24 * 3600;

    // Less does not hold the first process of a sandbox and an interpreter.
    private const long LeastMemory = 4L << 20;

    // The kernel's own bounds: CFS bandwidth control (Documentation/scheduler/sched-bwc.rst), MIN_SHARES and MAX_SHARES (kernel/sched/sched.h).
    private const long LeastCpuTime = 1_000, LongestPeriod = 1_000_000;
    private const int LeastShares = 2, MostShares = 1 << 18;

    /// <summary>Checks a call.</summary>
    /// <exception cref="AgentOSException">Rule K6, or an entry of <see cref="AgentErrors"/>.</exception>
    public static void Check(SpawnCall call)
    {
        if (call.Name is { } name && !IsName(name))
            throw new AgentOSException(AgentErrors.BadName, "spawn", name);
        Require(call.Script is null != call.Command is null, "either script or command");
        Require(call.Script is not "" && call.Command is not [] && call.Command is not ["", ..], "a program");
        Require(call.Args.Concat(call.Command ?? []).Append(call.Script).Append(call.Python).All(IsText), "arguments without NUL");
        Require(call.Args.Count + (call.Command?.Count ?? 0) <= MostArguments, $"at most {MostArguments} arguments");
        Require(call.Env.All(variable => IsVariable(variable.Key) && IsText(variable.Value)), "env with names and values a process can have");
        Require(call.MaxRestarts is >= 0 and <= 1000, "max_restarts of 0 to 1000");
        Require(call.RestartWindow is >= 1 and <= MostSeconds, "restart_window in seconds, 1 or more");
        Require(call.Heartbeat is null or (>= 0.1 and <= MostSeconds), "heartbeat in seconds, 0.1 or more");
        Check(call.Limits);
    }

    private static void Check(SpawnLimits limits)
    {
        Require(limits.Memory >= LeastMemory, $"limits.memory in bytes, {LeastMemory} or more");
        Require(limits.MaxPids is >= 1 and <= 1 << 20, "limits.max_pids of 1 or more");
        Require(limits.CpuPeriod is >= LeastCpuTime and <= LongestPeriod, "limits.cpu_period in microseconds, 1000 to 1000000");
        Require(limits.CpuQuota is null or >= LeastCpuTime, "limits.cpu_quota in microseconds, 1000 or more");
        Require(limits.CpuShares is null or (>= LeastShares and <= MostShares), "limits.cpu_shares of 2 to 262144");
    }

    // A name is a directory's name, too.
    private static bool IsName(string name) =>
        name.Length is > 0 and <= LongestName && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-' or '.')
        && char.IsAsciiLetterOrDigit(name[0]);

    private static bool IsVariable(string name) => name.Length > 0 && !name.Contains('=', StringComparison.Ordinal) && IsText(name);

    private static bool IsText(string? text) => text?.Contains('\0', StringComparison.Ordinal) != true;

    private static void Require(bool isSo, string wanted)
    {
        if (!isSo)
            throw new AgentOSException(KernelErrors.BadPayload, "answer a call", "SPAWN", $"it takes {wanted}");
    }
}
