using AgentOS.Errors;
using AgentOS.Policy.Commands;
using AgentOS.Policy.Files;
using AgentOS.Policy.Hosts;

namespace AgentOS.Policy.Documents;

/// <summary>Documents applied to policies.</summary>
internal static class PermissionsReading
{
    /// <summary>The policy that permissions make of another one.</summary>
    /// <exception cref="AgentOSException">A rule is none, a number out of range, or a list too long.</exception>
    public static AgentPolicy Apply(PermissionsDocument permissions, AgentPolicy start, string origin)
    {
        FilesystemDocument files = permissions.Filesystem ?? new FilesystemDocument();
        return start with
        {
            Level = AgentPolicy.Custom,
            Origin = start.Origin.Contains(origin, StringComparison.Ordinal) ? start.Origin : $"{Beginning(start.Origin)} with {origin}",
            Rights = RightsOf(permissions, start.Rights),
            Readable = RuleList.Replace(start.Readable, files.Read, GlobPattern.Parse, origin),
            Writable = RuleList.Replace(start.Writable, files.Write, GlobPattern.Parse, origin),
            BlockedPaths = RuleList.Add(start.BlockedPaths, files.Blocked, GlobPattern.Parse, origin),
            Commands = RuleList.Replace(start.Commands, permissions.Exec, CommandPattern.Parse, origin),
            BlockedCommands = RuleList.Add(start.BlockedCommands, permissions.BlockedCommands, CommandPattern.Parse, origin),
            Network = RuleList.Replace(start.Network, permissions.Network, HostPattern.Parse, origin),
            Methods = permissions.AllowedHttpMethods is { } methods ? RuleList.Bounded([.. methods.Select(Method).Distinct(StringComparer.Ordinal)]) : start.Methods,
            Llm = new LlmQuota(NotNegative(permissions.Llm?.MaxTokens, "max_tokens") ?? start.Llm.MaxTokens, NotNegative(permissions.Llm?.MaxCalls, "max_calls") ?? start.Llm.MaxCalls),
            MaxExecTimeMs = permissions.MaxExecTimeMs is { } time and < 1 ? throw Bad($"max_exec_time_ms is {time}") : permissions.MaxExecTimeMs ?? start.MaxExecTimeMs,
        };
    }

    // A policy changed a hundred times must not remember a hundred origins; each rule has its own.
    private static string Beginning(string origin) => origin.Split(" with ")[0];

    private static RightSet RightsOf(PermissionsDocument permissions, RightSet start)
    {
        (Right Right, bool? IsGiven)[] wanted =
        [
            (Right.Exec, permissions.CanExec), (Right.Read, permissions.CanRead), (Right.Write, permissions.CanWrite), (Right.Think, permissions.CanThink),
            (Right.Spawn, permissions.CanSpawn), (Right.Http, permissions.CanHttp ?? (permissions.Network is { Count: > 0 } ? true : null)), (Right.Grant, permissions.CanGrant),
            (Right.Operate, permissions.CanOperate),
        ];
        return wanted.Aggregate(start, (rights, one) => one.IsGiven switch { true => rights.With(one.Right), false => rights.Without(one.Right), null => rights });
    }

    private static string Method(string text) => text == "*" || (text.Length is > 0 and <= 32 && text.All(char.IsAsciiLetter))
        ? text.ToUpperInvariant()
        : throw new AgentOSException(PolicyErrors.BadRule, "read the HTTP method", text);

    private static long? NotNegative(long? value, string name) => value is < 0 ? throw Bad($"{name} is {value}") : value;

    private static AgentOSException Bad(string detail) => new(PolicyErrors.BadDocument, "read the permissions", "", detail);
}
