using System.CommandLine;

namespace AgentOS.Cli.Commands.Run;

/// <summary>
/// Keeps a program's own options out of our parser: everything from the program's name on belongs to it, as with sudo(8) or env(1), so
/// <c>agentos run python3 agent.py --json</c> needs no <c>--</c>.
/// </summary>
internal static class ProgramArguments
{
    private const string Separator = "--";

    /// <summary>The arguments with <c>--</c> put before the program that <c>run</c> is to run; unchanged for other commands.</summary>
    public static IReadOnlyList<string> Separate(RootCommand root, IReadOnlyList<string> arguments)
    {
        Command runCommand = root.Subcommands.Single(command => command.Name == RunCommand.Name);
        bool inRun = false;
        for (int index = 0; index < arguments.Count; index++)
        {
            string argument = arguments[index];
            if (argument == Separator)
                return arguments;
            if (argument.Length > 1 && argument[0] == '-')
            {
                if (TakesNext(argument, inRun ? [root, runCommand] : [root]))
                    index++;
            }
            else if (inRun)
            {
                return [.. arguments.Take(index), Separator, .. arguments.Skip(index)];
            }
            else if (argument == runCommand.Name)
            {
                inRun = true;
            }
            else
            {
                return arguments;
            }
        }

        return arguments;
    }

    private static bool TakesNext(string argument, IEnumerable<Command> commands) =>
        commands.SelectMany(command => command.Options)
            .Any(option => (option.Name == argument || option.Aliases.Contains(argument)) && option.ValueType != typeof(bool) && option.Arity.MaximumNumberOfValues > 0);
}
