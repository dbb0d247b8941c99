using System.Collections.Frozen;

namespace AgentOS.Policy.Commands;

/// <summary>A program that runs the command in its arguments: <c>env X=1 ls</c>, <c>timeout 5 ls</c>.</summary>
/// <param name="ValueOptions">Letters of its options that take the next word.</param>
/// <param name="Operands">Words of its own before the command.</param>
internal sealed record CommandPrefix(string ValueOptions, int Operands)
{
    // From their manual pages.
    private static readonly FrozenDictionary<string, CommandPrefix> s_known = new Dictionary<string, CommandPrefix>(StringComparer.Ordinal)
    {
        ["builtin"] = new("", 0),
        ["busybox"] = new("", 0),
        ["chroot"] = new("", 1),
        ["chrt"] = new("TPD", 1),
        ["command"] = new("", 0),
        ["doas"] = new("Cu", 0),
        ["env"] = new("uCS", 0),
        ["exec"] = new("a", 0),
        ["flock"] = new("wE", 1),
        ["ionice"] = new("cnpPu", 0),
        ["nice"] = new("n", 0),
        ["nohup"] = new("", 0),
        ["nsenter"] = new("tSGW", 0),
        ["setpriv"] = new("", 0),
        ["setsid"] = new("", 0),
        ["stdbuf"] = new("ioe", 0),
        ["strace"] = new("abeEIoOpPsSuUX", 0),
        ["sudo"] = new("CDghpRrTtUu", 0),
        ["taskset"] = new("", 1),
        ["time"] = new("fo", 0),
        ["timeout"] = new("ks", 1),
        ["toybox"] = new("", 0),
        ["unshare"] = new("SGRw", 0),
        ["watch"] = new("nq", 0),
        ["xargs"] = new("adEIiLlnPs", 0),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The command in the arguments of one; null when there is none.</summary>
    public static IReadOnlyList<ShellWord>? Inside(ShellCommand command) =>
        command.Program is { } program && s_known.TryGetValue(program, out CommandPrefix? prefix) ? prefix.Strip(command.Words) : null;

    private List<ShellWord>? Strip(List<ShellWord> words)
    {
        int at = 1, operands = 0;
        for (; at < words.Count; at++)
        {
            string text = words[at].Text;
            if (text.Length > 1 && text[0] == '-')
                at += TakesNext(text) ? 1 : 0;
            else if (!IsAssignment(text) && operands++ == Operands)
                break;
        }

        return at < words.Count ? words[at..] : null;
    }

    private bool TakesNext(string option) => option[1] != '-' && ValueOptions.Contains(option[^1], StringComparison.Ordinal);

    private static bool IsAssignment(string text) => text.IndexOf('=', StringComparison.Ordinal) is var at && at > 0 && text[..at].All(static character => character == '_' || char.IsAsciiLetterOrDigit(character));
}
