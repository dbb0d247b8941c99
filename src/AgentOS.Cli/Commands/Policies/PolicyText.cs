using System.Globalization;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Output;
using AgentOS.Policy.Documents;

namespace AgentOS.Cli.Commands.Policies;

/// <summary>Policies and decisions for a person.</summary>
internal static class PolicyText
{
    private const int Width = 80, LabelWidth = 18;
    private const string Indent = "  ";

    public static void Print(ExplainedDecision decision, TextOutput output)
    {
        output.WriteLine($"{(decision.Allowed ? "allowed" : "denied")}: {decision.Permission} {output.Shown(decision.Target)}");
        PrintWrapped(output.Shown(decision.Reason), output);
        if (decision.Remedy is { } remedy)
            PrintWrapped(output.Shown(remedy), output);
    }

    public static void Print(PolicyDocument policy, TextOutput output)
    {
        PermissionsDocument permissions = policy.Permissions!;
        PrintList("level", [policy.Level!], output);
        PrintList("rights", [.. Rights(permissions)], output);
        PrintList("reads", permissions.Filesystem!.Read!, output);
        PrintList("writes", permissions.Filesystem.Write!, output);
        PrintList("blocked paths", permissions.Filesystem.Blocked!, output);
        PrintList("runs", permissions.Exec!, output);
        PrintList("blocked commands", permissions.BlockedCommands!, output);
        PrintList("domains", permissions.Network!, output);
        PrintList("HTTP methods", permissions.AllowedHttpMethods!, output);
        PrintList("LLM tokens, calls", [Quota(permissions.Llm!.MaxTokens), Quota(permissions.Llm.MaxCalls)], output);
        PrintList("a command's time", [$"{permissions.MaxExecTimeMs!.Value / 1000m:0.###} s"], output);
    }

    private static void PrintWrapped(string text, TextOutput output)
    {
        foreach (string line in TextWrapping.Wrap(text, Width - Indent.Length))
            output.WriteLine(Indent + line);
    }

    private static void PrintList(string label, IReadOnlyList<string> values, TextOutput output)
    {
        string text = values.Count == 0 ? "none" : output.Shown(string.Join(", ", values));
        string first = label;
        foreach (string line in TextWrapping.Wrap(text, Width - LabelWidth))
        {
            output.WriteLine(first.PadRight(LabelWidth) + line);
            first = "";
        }
    }

    private static IEnumerable<string> Rights(PermissionsDocument permissions)
    {
        (string Name, bool? IsGiven)[] rights =
        [
            ("read", permissions.CanRead), ("write", permissions.CanWrite), ("exec", permissions.CanExec), ("think", permissions.CanThink), ("spawn", permissions.CanSpawn),
            ("http", permissions.CanHttp), ("grant", permissions.CanGrant), ("operate", permissions.CanOperate),
        ];
        return rights.Where(right => right.IsGiven == true).Select(right => right.Name);
    }

    private static string Quota(long? most) => most is null or 0 ? "unlimited" : most.Value.ToString(CultureInfo.InvariantCulture);
}
