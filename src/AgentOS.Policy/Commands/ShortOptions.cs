namespace AgentOS.Policy.Commands;

/// <summary>Options of one letter, in whatever clusters they are written; with the long names of those that harm.</summary>
internal static class ShortOptions
{
    private const string Recursive = "--recursive", Force = "--force";

    /// <summary>Whether a word of a rule asks for such options: <c>-rf</c>.</summary>
    public static bool IsOne(string word) => word.Length > 1 && word[0] == '-' && word.Skip(1).All(char.IsAsciiLetter);

    /// <summary>Whether all of them are among a command's arguments.</summary>
    public static bool AreGiven(string word, IReadOnlyList<string> arguments) => word.Skip(1).All(letter => arguments.Any(argument => Gives(argument, letter)));

    private static bool Gives(string argument, char letter) => argument.StartsWith("--", StringComparison.Ordinal)
        ? IsAbbreviation(argument, LongName(letter))
        : argument.Length > 1 && argument[0] == '-' && argument.Contains(letter, letter is 'r' or 'R' ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);

    private static string LongName(char letter) => letter switch
    {
        'r' or 'R' => Recursive,
        'f' => Force,
        _ => "",
    };

    // rm, cp and others take -R for -r. getopt_long(3) takes any beginning of a long name.
    private static bool IsAbbreviation(string argument, string name) => argument.Length > 2 && name.StartsWith(argument, StringComparison.Ordinal);
}
