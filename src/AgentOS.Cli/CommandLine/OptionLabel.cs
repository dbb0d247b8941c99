using System.CommandLine;

namespace AgentOS.Cli.CommandLine;

/// <summary>An option as help shows it: <c>-l, --long</c> or <c>    --db PATH</c>.</summary>
internal static class OptionLabel
{
    public static string Of(Option option)
    {
        string brief = option.Aliases.FirstOrDefault(alias => alias.Length == 2) is { } alias ? $"{alias}, " : "    ";
        bool takesValue = option.Arity.MaximumNumberOfValues > 0 && option.ValueType != typeof(bool);
        return takesValue ? $"{brief}{option.Name} {option.HelpName ?? "VALUE"}" : brief + option.Name;
    }
}
