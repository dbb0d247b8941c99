using AgentOS.Errors;
using AgentOS.Policy.Commands;
using AgentOS.Policy.Files;
using AgentOS.Policy.Hosts;

namespace AgentOS.Policy.Levels;

/// <summary>The policies that levels stand for.</summary>
public static class PolicyLevels
{
    private const string Every = "*", EveryPath = "/**";
    private const int Second = 1000, Minute = 60 * Second, Day = 24 * 60 * Minute;

    private static readonly string[] s_methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

    private static readonly AgentPolicy[] s_policies = [.. Enum.GetValues<PolicyLevel>().Select(Build)];

    /// <summary>All of them, most rights first.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Enum.GetValues<PolicyLevel>().Select(NameOf)];

    /// <summary>The policy of a level.</summary>
    public static AgentPolicy Of(PolicyLevel level) => s_policies[(int)level];

    /// <summary>The policy of a level by its name.</summary>
    /// <exception cref="AgentOSException"><c>policy.unknown-level</c>.</exception>
    public static AgentPolicy Find(string name) =>
        Array.Find(s_policies, policy => policy.Level == name) ?? throw new AgentOSException(PolicyErrors.UnknownLevel, "use the level", name);

    private static string NameOf(PolicyLevel level) => level switch
    {
        PolicyLevel.Unrestricted => "unrestricted",
        PolicyLevel.Standard => "standard",
        PolicyLevel.Sandboxed => "sandboxed",
        PolicyLevel.ReadOnly => "readonly",
        PolicyLevel.Minimal => "minimal",
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, null),
    };

    private static AgentPolicy Build(PolicyLevel level) => level switch
    {
        PolicyLevel.Unrestricted => Empty(level, RightSet.All, Day) with
        {
            Readable = Paths(level, EveryPath),
            Writable = Paths(level, EveryPath),
            Commands = CommandRules(level, Every),
            Network = [new Rule<HostPattern>(HostPattern.Parse(Every), OriginOf(level))],
            Methods = [Every],
        },
        PolicyLevel.Standard => Guarded(level, new RightSet(Right.Read, Right.Write, Right.Exec, Right.Think), 10 * Minute) with
        {
            Readable = Paths(level, EveryPath),
            Writable = Paths(level, EveryPath),
            Commands = CommandRules(level, Every),
        },
        PolicyLevel.Sandboxed => Guarded(level, new RightSet(Right.Read, Right.Write, Right.Exec, Right.Think), 30 * Second) with
        {
            Readable = Paths(level, "/tmp/*", "/home/*"),
            Writable = Paths(level, "/tmp/*"),
            Commands = CommandRules(level, Every),
        },
        PolicyLevel.ReadOnly => Guarded(level, new RightSet(Right.Read, Right.Think), 30 * Second) with { Readable = Paths(level, EveryPath) },
        PolicyLevel.Minimal => Guarded(level, new RightSet(Right.Think), 30 * Second),
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, null),
    };

    private static AgentPolicy Empty(PolicyLevel level, RightSet rights, int time) => new()
    {
        Level = NameOf(level),
        Origin = OriginOf(level),
        Rights = rights,
        MaxExecTimeMs = time,
    };

    // Methods are harmless before a domain is allowed; so granting a domain is enough.
    private static AgentPolicy Guarded(PolicyLevel level, RightSet rights, int time) => Empty(level, rights, time) with
    {
        BlockedPaths = Paths(level, DefaultBlocks.Paths),
        BlockedCommands = CommandRules(level, DefaultBlocks.Commands),
        Methods = s_methods,
    };

    private static string OriginOf(PolicyLevel level) => $"level {NameOf(level)}";

    private static Rule<GlobPattern>[] Paths(PolicyLevel level, params IEnumerable<string> patterns) =>
        [.. patterns.Select(pattern => new Rule<GlobPattern>(GlobPattern.Parse(pattern), OriginOf(level)))];

    private static Rule<CommandPattern>[] CommandRules(PolicyLevel level, params IEnumerable<string> patterns) =>
        [.. patterns.Select(pattern => new Rule<CommandPattern>(CommandPattern.Parse(pattern), OriginOf(level)))];
}
