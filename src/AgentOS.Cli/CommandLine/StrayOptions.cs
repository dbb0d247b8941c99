using System.CommandLine;
using System.CommandLine.Parsing;

namespace AgentOS.Cli.CommandLine;

/// <summary>Finds a word that looks like an option and is none: the parser would take it for a file's name.</summary>
internal static class StrayOptions
{
    private const string Separator = "--";

    /// <summary>The first one before <c>--</c>, or null. A number may be negative, and <c>-</c> is a name.</summary>
    public static string? Find(ParseResult parse)
    {
        IEnumerable<Token> own = parse.Tokens.TakeWhile(token => token.Value != Separator);
        HashSet<Token> values = [.. OptionValues(parse.RootCommandResult)];
        return own.FirstOrDefault(token => token is { Type: TokenType.Argument, Value: ['-', not (>= '0' and <= '9'), ..] } && !values.Contains(token))?.Value;
    }

    private static IEnumerable<Token> OptionValues(SymbolResult result) => result switch
    {
        CommandResult command => command.Children.SelectMany(OptionValues),
        OptionResult option => option.Tokens,
        _ => [],
    };
}
