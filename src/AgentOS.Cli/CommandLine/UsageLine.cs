using System.CommandLine;
using System.CommandLine.Parsing;

namespace AgentOS.Cli.CommandLine;

/// <summary>The one-line synopsis: <c>agentos fs ls [OPTIONS] [PATH]</c>.</summary>
internal static class UsageLine
{
    /// <summary>The words that lead to a command: <c>agentos fs ls</c>.</summary>
    public static string PathOf(CommandResult result) =>
        result.Parent is CommandResult parent ? $"{PathOf(parent)} {result.Command.Name}" : ProgramName.AsCalled;

    public static string Of(string path, Command command)
    {
        List<string> words = [path];
        if (command.Subcommands.Count > 0)
            words.Add(command.Action is null ? "<COMMAND>" : "[COMMAND]");
        else
            words.Add("[OPTIONS]");
        words.AddRange(command.Arguments.Where(argument => !argument.Hidden).Select(Of));
        return string.Join(' ', words);
    }

    public static string Of(Argument argument)
    {
        string name = argument.Arity.MinimumNumberOfValues == 0 ? $"[{argument.Name}]" : $"<{argument.Name}>";
        return argument.Arity.MaximumNumberOfValues > 1 ? name + "..." : name;
    }
}
