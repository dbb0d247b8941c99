using System.CommandLine;
using AgentOS.Cli.Commands.Agents;

namespace AgentOS.Cli.Commands.Run;

/// <summary>
/// Keeps a program's own options out of our parser: everything from the program's name on belongs to it, as with sudo(8) or env(1), so
/// <c>agentos run python3 agent.py --json</c> needs no <c>--</c>.
/// </summary>
internal static class ProgramArguments
{
    private const string Separator = "--";

    // How many arguments of the command's own come before the program.
    private static readonly Dictionary<string, int> s_leading = new(StringComparer.Ordinal) { [RunCommand.Name] = 0, [ExecCommand.Name] = 1 };

    /// <summary>The arguments with <c>--</c> put before the program that <c>run</c> or <c>exec</c> is to run; unchanged for other commands.</summary>
    public static IReadOnlyList<string> Separate(RootCommand root, IReadOnlyList<string> arguments)
    {
        Command? command = null;
        int leading = 0;
        for (int index = 0; index < arguments.Count; index++)
        {
            string argument = arguments[index];
            if (argument == Separator)
                return arguments;
            if (argument.Length > 1 && argument[0] == '-')
            {
                if (TakesNext(argument, command is null ? [root] : [root, command]))
                    index++;
            }
            else if (command is not null)
            {
                if (leading-- == 0)
                    return [.. arguments.Take(index), Separator, .. arguments.Skip(index)];
            }
            else if (s_leading.TryGetValue(argument, out leading))
            {
                command = root.Subcommands.Single(candidate => candidate.Name == argument);
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
