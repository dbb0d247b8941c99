using AgentOS.Errors;
using AgentOS.Policy.Commands;
using AgentOS.Policy.Documents;
using AgentOS.Policy.Files;
using AgentOS.Policy.Hosts;

namespace AgentOS.Policy.Changes;

/// <summary>Keeps policies below others: nobody gives what they do not have.</summary>
public static class PolicyLimit
{
    /// <summary>A policy that was asked for, with everything blocked that the giver is blocked from.</summary>
    /// <param name="wanted">What was asked for.</param>
    /// <param name="limit">What the giver has.</param>
    /// <param name="subject">Who is to get it, for the error.</param>
    /// <exception cref="AgentOSException"><c>policy.exceeds</c>: it allows what the limit does not.</exception>
    public static AgentPolicy Within(AgentPolicy wanted, AgentPolicy limit, string subject) => FindExcess(wanted, limit) is { } excess
        ? throw new AgentOSException(PolicyErrors.Exceeds, "set the permissions of", subject, excess)
        : WithBlocks(wanted, limit);

    /// <summary>Whether a policy allows nothing that another one does not.</summary>
    public static bool IsWithin(AgentPolicy policy, AgentPolicy limit) =>
        FindExcess(policy, limit) is null && Keeps(policy.BlockedPaths, limit.BlockedPaths) && Keeps(policy.BlockedCommands, limit.BlockedCommands);

    /// <summary>The most that both of two policies allow.</summary>
    public static AgentPolicy Intersect(AgentPolicy one, AgentPolicy other) => WithBlocks(one, other) with
    {
        Level = FindExcess(one, other) is null ? one.Level : AgentPolicy.Custom,
        Origin = FindExcess(one, other) is null ? one.Origin : $"{one.Origin} within {other.Origin}",
        Rights = one.Rights.Intersect(other.Rights),
        Readable = Both(one.Readable, other.Readable, Covers),
        Writable = Both(one.Writable, other.Writable, Covers),
        Commands = Both(one.Commands, other.Commands, Covers),
        Network = Both(one.Network, other.Network, Covers),
        Methods = other.Methods.Contains("*", StringComparer.Ordinal) ? one.Methods : one.Methods.Contains("*", StringComparer.Ordinal) ? other.Methods : [.. one.Methods.Intersect(other.Methods, StringComparer.Ordinal)],
        Llm = one.Llm.Intersect(other.Llm),
        MaxExecTimeMs = Math.Min(one.MaxExecTimeMs, other.MaxExecTimeMs),
    };

    private static string? FindExcess(AgentPolicy wanted, AgentPolicy limit)
    {
        if (wanted.Rights.Except(limit.Rights).List().FirstOrDefault((Right)(-1)) is var right and >= 0)
            return $"{limit.Origin} does not include {RightName.Of(right)}";
        return ExcessOf(wanted, Right.Read, "reads", wanted.Readable, limit.Readable, Covers)
            ?? ExcessOf(wanted, Right.Write, "writes", wanted.Writable, limit.Writable, Covers)
            ?? ExcessOf(wanted, Right.Exec, "runs", wanted.Commands, limit.Commands, Covers)
            ?? ExcessOf(wanted, Right.Http, "reaches", wanted.Network, limit.Network, Covers)
            ?? ExcessOfNumbers(wanted, limit);
    }

    private static string? ExcessOf<T>(AgentPolicy wanted, Right right, string verb, IReadOnlyList<Rule<T>> rules, IReadOnlyList<Rule<T>> limit, Func<T, T, bool> covers)
        where T : IEquatable<T>
    {
        Rule<T>? beyond = wanted.Rights.Contains(right) ? rules.FirstOrDefault(rule => !limit.Any(allowed => covers(allowed.Pattern, rule.Pattern))) : null;
        return beyond is null ? null : $"it {verb} {beyond.Pattern}, the giver only {(limit.Count == 0 ? "nothing" : string.Join(", ", limit.Take(8).Select(rule => rule.Pattern)))}";
    }

    private static string? ExcessOfNumbers(AgentPolicy wanted, AgentPolicy limit)
    {
        if (wanted.Rights.Contains(Right.Http) && !limit.Methods.Contains("*", StringComparer.Ordinal) && wanted.Methods.Except(limit.Methods, StringComparer.Ordinal).FirstOrDefault() is { } method)
            return $"it uses the method {method}";
        if (wanted.Llm.Intersect(limit.Llm) != wanted.Llm)
            return "its quotas of language models are larger";
        return wanted.Rights.Contains(Right.Exec) && wanted.MaxExecTimeMs > limit.MaxExecTimeMs ? $"max_exec_time_ms is above {limit.MaxExecTimeMs}" : null;
    }

    private static AgentPolicy WithBlocks(AgentPolicy policy, AgentPolicy other) => policy with
    {
        BlockedPaths = RuleList.Merge(policy.BlockedPaths, other.BlockedPaths),
        BlockedCommands = RuleList.Merge(policy.BlockedCommands, other.BlockedCommands),
    };

    private static bool Keeps<T>(IReadOnlyList<Rule<T>> blocked, IReadOnlyList<Rule<T>> limit)
        where T : IEquatable<T> => limit.All(rule => blocked.Any(own => own.Pattern.Equals(rule.Pattern)));

    // What one allows and the other does, too. Overlaps that no pattern describes are left out: never more than both.
    private static IReadOnlyList<Rule<T>> Both<T>(IReadOnlyList<Rule<T>> one, IReadOnlyList<Rule<T>> other, Func<T, T, bool> covers)
        where T : IEquatable<T> => RuleList.Merge(
        one.Where(rule => other.Any(allowed => covers(allowed.Pattern, rule.Pattern))), other.Where(rule => one.Any(allowed => covers(allowed.Pattern, rule.Pattern))));

    private static bool Covers(GlobPattern wide, GlobPattern narrow) => wide.Covers(narrow);

    private static bool Covers(CommandPattern wide, CommandPattern narrow) => wide.Covers(narrow);

    private static bool Covers(HostPattern wide, HostPattern narrow) => wide.Covers(narrow);
}
