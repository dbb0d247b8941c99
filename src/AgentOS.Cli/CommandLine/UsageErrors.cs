using System.CommandLine;
using System.CommandLine.Parsing;
using AgentOS.Cli.Output;
using AgentOS.Errors;

namespace AgentOS.Cli.CommandLine;

/// <summary>Turns a command line that could not be parsed into one report with the likely correction.</summary>
internal static class UsageErrors
{
    public static FailureReport Describe(ParseResult parse)
    {
        CommandResult command = parse.CommandResult;
        string path = UsageLine.PathOf(command);
        string? stray = parse.UnmatchedTokens.Count > 0 ? parse.UnmatchedTokens[0] : StrayOptions.Find(parse);
        string? better = Correction(stray, command.Command);
        return new FailureReport
        {
            Code = CliErrors.Usage.Code,
            Message = stray is null ? SummaryOf(parse, command.Command) : $"unknown {KindOf(stray, command.Command)} '{stray}'",
            Why = stray is ['-', ..] && better is null && command.Command.Arguments.Count > 0 ? "A name that begins with '-' goes after '--'." : null,
            Try = $"{path} {better ?? "--help"}",
            ExitCode = ExitCodes.Usage,
        };
    }

    private static string SummaryOf(ParseResult parse, Command command)
    {
        if (command.Subcommands.Count > 0 && command.Action is null)
            return $"'{command.Name}' needs a command: {string.Join(", ", command.Subcommands.Where(child => !child.Hidden).Select(child => child.Name))}";
        Argument? missing = command.Arguments.FirstOrDefault(argument => parse.GetResult(argument) is not { Tokens.Count: > 0 } && argument.Arity.MinimumNumberOfValues > 0);
        return missing is not null ? $"'{command.Name}' needs {UsageLine.Of(missing)}" : OnOneLine(parse.Errors[0].Message);
    }

    private static string OnOneLine(string message) =>
        string.Join(' ', message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.');

    private static string KindOf(string token, Command command) =>
        token.StartsWith('-') ? "option" : command.Subcommands.Count > 0 ? "command" : "argument";

    private static string? Correction(string? token, Command command) =>
        token is null ? null : TypoCorrection.Closest(token, token.StartsWith('-')
            ? command.Options.SelectMany(option => option.Aliases.Append(option.Name))
            : command.Subcommands.Where(child => !child.Hidden).Select(child => child.Name));
}
