using System.CommandLine;
using System.CommandLine.Parsing;

namespace AgentOS.Cli.CommandLine;

/// <summary>A command's help: what it does, how it is called, its parts, examples. At most 80 columns.</summary>
internal static class HelpText
{
    public static void Write(CommandResult result, TextWriter output)
    {
        Command command = result.Command;
        string path = UsageLine.PathOf(result);
        WriteText(output, command.Description ?? "");
        output.WriteLine();
        output.WriteLine($"Usage: {UsageLine.Of(path, command)}");
        HelpSection.Write(output, "Commands", command.Subcommands.Where(IsShown).Select(child => (child.Name, child.Description ?? "")));
        HelpSection.Write(output, "Arguments", command.Arguments.Where(IsShown).Select(argument => (UsageLine.Of(argument), DescriptionOf(argument))));
        HelpSection.Write(output, "Options", OptionsOf(result).Select(option => (OptionLabel.Of(option), DescriptionOf(option))));
        if (command is DocumentedCommand { Note: { } note })
        {
            output.WriteLine();
            WriteText(output, note);
        }

        if (command is DocumentedCommand { Examples.Count: > 0 } documented)
        {
            output.WriteLine();
            output.WriteLine("Examples:");
            foreach (string example in documented.Examples)
                output.WriteLine($"  {StartOf(path, example)} {example}");
        }
    }

    private static void WriteText(TextWriter output, string text)
    {
        foreach (string line in TextWrapping.Wrap(text, HelpSection.Width))
            output.WriteLine(line);
    }

    // An example begins with the command's name, and is written once for all places the command has in the tree: agentstore run, agentos store run.
    private static string StartOf(string path, string example)
    {
        string[] words = path.Split(' ');
        int length = Enumerable.Range(1, words.Length - 1).FirstOrDefault(length => example.StartsWith(string.Join(' ', words[length..]), StringComparison.Ordinal), 1);
        return string.Join(' ', words[..length]);
    }

    private static bool IsShown(Symbol symbol) => !symbol.Hidden;

    // A command's own options come first; those every command has follow in one fixed order, help last.
    private static IEnumerable<Option> OptionsOf(CommandResult result)
    {
        IEnumerable<Option> own = result.Command.Options.Where(option => !option.Recursive);
        IEnumerable<Option> shared = RootOf(result).Options.Where(option => option.Recursive || result.Command is RootCommand);
        return own.Concat(shared).Distinct().Where(IsShown);
    }

    private static Command RootOf(CommandResult result)
    {
        while (result.Parent is CommandResult parent)
            result = parent;
        return result.Command;
    }

    private static string DescriptionOf(Argument argument) => WithDefault(argument.Description, argument.HasDefaultValue ? argument.GetDefaultValue() : null);

    private static string DescriptionOf(Option option) => WithDefault(option.Description, option.HasDefaultValue ? option.GetDefaultValue() : null);

    private static string WithDefault(string? description, object? value) =>
        value is string { Length: > 0 } or int ? $"{description} [default: {value}]" : description ?? "";
}
