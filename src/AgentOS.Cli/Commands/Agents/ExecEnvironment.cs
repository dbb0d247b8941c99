using AgentOS.Cli.Commands.Run;
using AgentOS.Errors;

namespace AgentOS.Cli.Commands.Agents;

/// <summary>The variables of a program that joins: the caller's terminal type, and what is given.</summary>
internal static class ExecEnvironment
{
    private const string TerminalType = "TERM";

    public static IReadOnlyList<string> Of(IEnumerable<string> assignments)
    {
        Dictionary<string, string> variables = new(StringComparer.Ordinal);
        try
        {
            foreach (string assignment in assignments.Prepend(TerminalType))
            {
                if (EnvironmentFile.ParseAssignment(assignment) is { } pair)
                    variables[pair.Key] = pair.Value;
            }
        }
        catch (FormatException problem)
        {
            throw new AgentOSException(CliErrors.BadEnvironment, "set the environment", "", problem.Message, problem);
        }

        return [.. variables.Select(variable => $"{variable.Key}={variable.Value}")];
    }
}
