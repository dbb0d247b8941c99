using System.Globalization;
using AgentOS.Policy.Commands;
using AgentOS.Policy.Documents;
using AgentOS.Policy.Files;
using AgentOS.Policy.Hosts;

namespace AgentOS.Policy;

/// <content>The evaluator: what the policy says to one action, and why.</content>
public sealed partial record AgentPolicy
{
    private const string OnlyUnrestricted = "Only level unrestricted, which an operator gives, is without blocked paths and commands.";

    /// <summary>Whether a right is there at all.</summary>
    /// <param name="right">It.</param>
    /// <param name="target">What it is wanted for, for the explanation; may be empty.</param>
    public Decision Check(Right right, string target = "") => Rights.Contains(right)
        ? Allow(right, target, null, Origin, $"{Origin} includes {RightName.Of(right)}")
        : Deny(right, target, null, Origin, $"{Origin} does not include {RightName.Of(right)}", new PermissionsDocument().With(right));

    /// <summary>Whether a file may be read or written.</summary>
    /// <param name="access">Which of both.</param>
    /// <param name="path">Absolute, as the kernel resolved it; <c>.</c> and <c>..</c> are taken out as text.</param>
    public Decision CheckFile(PathAccess access, string path)
    {
        Right right = access == PathAccess.Read ? Right.Read : Right.Write;
        if (!Rights.Contains(right))
            return Check(right, path);
        if (AbsolutePath.Normalise(path) is not { } name)
            return Deny(right, path, null, Origin, "it is no absolute path", null, "Give the path from / on.");
        if (BlockedPaths.FirstOrDefault(rule => rule.Pattern.MatchesAtOrAbove(name)) is { } blocked)
            return Deny(right, path, blocked.Pattern.Text, blocked.Origin, $"{blocked} blocks it", null, OnlyUnrestricted);
        IReadOnlyList<Rule<GlobPattern>> allowed = access == PathAccess.Read ? Readable : Writable;
        return allowed.FirstOrDefault(rule => rule.Pattern.Matches(name)) is { } found
            ? Allow(right, path, found.Pattern.Text, found.Origin, $"{found} allows it")
            : Deny(right, path, null, Origin, $"no rule allows it, only {Enumerate(allowed)}", PermissionsDocument.ForFile(access, [.. allowed.Select(rule => rule.Pattern.Text), name]));
    }

    /// <summary>Whether a command line may be run: every program in it, as far as its text tells. The sandbox is what holds a program that hides.</summary>
    /// <param name="command">As a shell would read it.</param>
    public Decision CheckCommand(string command)
    {
        if (!Rights.Contains(Right.Exec))
            return Check(Right.Exec, command);
        if (BlockedCommands.Count == 0 && Commands.FirstOrDefault(rule => rule.Pattern.IsEvery) is { } every)
            return Allow(Right.Exec, command, every.Pattern.Text, every.Origin, $"{every} allows it");
        try
        {
            return CheckCommands(command, CommandLine.Read(command));
        }
        catch (FormatException problem)
        {
            return Deny(Right.Exec, command, null, Origin, $"it cannot be followed: {problem.Message}", null, "Write it as a shell reads it; long scripts belong in a file.");
        }
    }

    /// <summary>Whether a command may run that long.</summary>
    /// <param name="time">Until it is stopped.</param>
    public Decision CheckTime(TimeSpan time)
    {
        string target = $"{time.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture)} s", limit = $"{MaxExecTimeMs.ToString(CultureInfo.InvariantCulture)} ms of {Origin}";
        return time.TotalMilliseconds <= MaxExecTimeMs
            ? Allow(Right.Exec, target, "max_exec_time_ms", Origin, $"it is within the {limit}")
            : Deny(Right.Exec, target, "max_exec_time_ms", Origin, $"it is longer than the {limit}", new PermissionsDocument { MaxExecTimeMs = (int)Math.Min(int.MaxValue, Math.Ceiling(time.TotalMilliseconds)) });
    }

    /// <summary>Whether a language model may be asked once more.</summary>
    /// <param name="tokens">Used so far.</param>
    /// <param name="calls">Made so far.</param>
    public Decision CheckQuota(long tokens, long calls)
    {
        if (Llm.MaxTokens > 0 && tokens >= Llm.MaxTokens)
            return Deny(Right.Think, $"{tokens} tokens", "llm.max_tokens", Origin, $"all {Llm.MaxTokens} tokens of {Origin} are used", new PermissionsDocument { Llm = new LlmDocument { MaxTokens = 2 * Llm.MaxTokens } });
        return Llm.MaxCalls > 0 && calls >= Llm.MaxCalls
            ? Deny(Right.Think, $"{calls} calls", "llm.max_calls", Origin, $"all {Llm.MaxCalls} calls of {Origin} are made", new PermissionsDocument { Llm = new LlmDocument { MaxCalls = 2 * Llm.MaxCalls } })
            : Check(Right.Think);
    }

    /// <summary>Whether a host may be asked.</summary>
    /// <param name="method">Of HTTP.</param>
    /// <param name="url">Read by <see cref="HttpTarget.Parse"/>, whose result is what must be dialled.</param>
    public Decision CheckUrl(string method, string url)
    {
        string target = $"{method} {url}";
        try
        {
            string host = HttpTarget.Parse(url).Host;
            if (Network.FirstOrDefault(rule => rule.Pattern.Matches(host)) is not { } allowed)
                return Deny(Right.Http, target, null, Origin, $"the domain {host} is not allowed, only {Enumerate(Network)}", PermissionsDocument.ForNetwork([.. Network.Select(rule => rule.Pattern.Text), host]));
            if (!Rights.Contains(Right.Http))
                return Check(Right.Http, target);
            return Methods.Contains("*", StringComparer.Ordinal) || Methods.Contains(method.ToUpperInvariant(), StringComparer.Ordinal)
                ? Allow(Right.Http, target, allowed.Pattern.Text, allowed.Origin, $"{allowed} allows it")
                : Deny(Right.Http, target, null, Origin, $"the method is not allowed, only {Enumerate(Methods)}", new PermissionsDocument { AllowedHttpMethods = [.. Methods, method.ToUpperInvariant()] });
        }
        catch (FormatException problem)
        {
            return Deny(Right.Http, target, null, Origin, problem.Message, null, "Write the URL plainly: https://HOST/PATH.");
        }
    }

    private Decision CheckCommands(string text, IReadOnlyList<ShellCommand> commands)
    {
        foreach (ShellCommand command in commands)
        {
            if (BlockedCommands.FirstOrDefault(rule => rule.Pattern.Blocks(command)) is { } blocked)
                return Deny(Right.Exec, text, blocked.Pattern.Text, blocked.Origin, $"{blocked} blocks it", null, OnlyUnrestricted);
        }

        Rule<CommandPattern>? last = null;
        foreach (ShellCommand command in commands.Where(command => command.Words.Count > 0))
        {
            last = Commands.FirstOrDefault(rule => rule.Pattern.Allows(command));
            if (last is null)
                return DenyProgram(text, command);
        }

        return Allow(Right.Exec, text, last?.Pattern.Text, last?.Origin ?? Origin, last is null ? "it starts no program" : $"{last} allows it");
    }

    private Decision DenyProgram(string text, ShellCommand command) => command.Program is { } program
        ? Deny(Right.Exec, text, null, Origin, $"no rule allows '{program}', only {Enumerate(Commands)}", new PermissionsDocument { CanExec = true, Exec = [.. Commands.Select(rule => rule.Pattern.Text), program] })
        : Deny(Right.Exec, text, null, Origin, $"it computes a program's name, and not every program is allowed, only {Enumerate(Commands)}", new PermissionsDocument { CanExec = true, Exec = ["*"] });

    private static Decision Allow(Right right, string target, string? rule, string origin, string reason) => new(true, right, target, rule, origin, reason, null);

    private static Decision Deny(Right right, string target, string? rule, string origin, string reason, PermissionsDocument? missing, string? remedy = null) =>
        new(false, right, target, rule, origin, reason, remedy ?? $"An operator can allow it: SET_PERMS with this agent's id and \"permissions\": {missing!.ToJson()}");

    private static string Enumerate<T>(IReadOnlyList<T> allowed)
        where T : class
    {
        const int shown = 8;
        string list = string.Join(", ", allowed.Take(shown).Select(rule => rule switch
        {
            Rule<GlobPattern> path => path.Pattern.Text,
            Rule<CommandPattern> command => command.Pattern.Text,
            Rule<HostPattern> host => host.Pattern.Text,
            _ => rule.ToString(),
        }));
        return allowed.Count switch { 0 => "nothing", > shown => $"{list}, …", _ => list };
    }
}
