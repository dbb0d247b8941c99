using AgentOS.Errors;

namespace AgentOS.Vms.Languages;

/// <summary>A language of <c>agent vm</c>.</summary>
/// <param name="Evaluate">How a line of it is run; empty when it has no such way.</param>
/// <param name="Hello">What says hello in it: a shell's command.</param>
public sealed record VmLanguage(IReadOnlyList<string> Evaluate, string Hello)
{
    private static readonly VmLanguage s_node = new(["node", "-e"], "node -e 'console.log(\"hello world\")'");

    private static readonly VmLanguage s_go = new([],
        "d=$(mktemp -d) && printf 'package main\\nfunc main() { println(\"hello world\") }\\n' > $d/main.go && go run $d/main.go 2>&1");

    private static readonly Dictionary<string, VmLanguage> s_all = new(StringComparer.OrdinalIgnoreCase)
    {
        ["python"] = new(["python3", "-c"], "python3 -c 'print(\"hello world\")'"),
        ["node"] = s_node,
        ["javascript"] = s_node,
        ["js"] = s_node,
        ["ruby"] = new(["ruby", "-e"], "ruby -e 'puts \"hello world\"'"),
        ["golang"] = s_go,
        ["go"] = s_go,
    };

    /// <summary>Their names.</summary>
    public static IReadOnlyCollection<string> Names => s_all.Keys;

    /// <summary>The language of a name, in whatever letters.</summary>
    /// <exception cref="AgentOSException"><see cref="VmErrors.UnsupportedLanguage"/>.</exception>
    public static VmLanguage Of(string name) =>
        s_all.GetValueOrDefault(name) ?? throw new AgentOSException(VmErrors.UnsupportedLanguage, "use language", name);
}
