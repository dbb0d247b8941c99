using System.CommandLine;
using System.CommandLine.Parsing;

namespace AgentOS.Cli.CommandLine;

/// <summary>The one-line synopsis: <c>agentos fs ls [OPTIONS] [PATH]</c>.</summary>
internal static class UsageLine
{
    /// <summary>The words that lead to a command: <c>agentos fs ls</c>, <c>agentos net &lt;AGENT&gt; log</c>.</summary>
    public static string PathOf(CommandResult result) => result.Parent is CommandResult parent
        ? string.Join(' ', [PathOf(parent), .. ArgumentsOf(parent.Command), result.Command.Name])
        : ProgramName.AsCalled;

    public static string Of(string path, Command command)
    {
        IEnumerable<string> rest = command.Subcommands.Count == 0
            ? ["[OPTIONS]", .. ArgumentsOf(command)]
            : [.. ArgumentsOf(command), command.Action is null ? "<COMMAND>" : "[COMMAND]"];
        return string.Join(' ', [path, .. rest]);
    }

    private static IEnumerable<string> ArgumentsOf(Command command) => command.Arguments.Where(argument => !argument.Hidden).Select(Of);

    public static string Of(Argument argument)
    {
        string name = argument.Arity.MinimumNumberOfValues == 0 ? $"[{argument.Name}]" : $"<{argument.Name}>";
        return argument.Arity.MaximumNumberOfValues > 1 ? name + "..." : name;
    }
}
