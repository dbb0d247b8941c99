using AgentOS.Policy.Files;

namespace AgentOS.Policy.Commands;

/// <summary>One program of a command rule, with arguments it must have: <c>rm -r /</c>. A program <c>&gt;</c> means a file that is written to.</summary>
internal sealed class CommandStage
{
    private const string Output = ">";

    private readonly string _program;
    private readonly WordPattern _programPattern;
    private readonly (string Text, WordPattern Pattern)[] _arguments;

    /// <param name="words">The program, then arguments.</param>
    public CommandStage(IReadOnlyList<string> words)
    {
        _program = words[0];
        _programPattern = new WordPattern(_program);
        _arguments = [.. words.Skip(1).Select(word => (word, new WordPattern(word)))];
    }

    /// <summary>Whether every command is one of these.</summary>
    public bool IsEvery => _arguments.Length == 0 && _programPattern.IsEvery;

    /// <summary>Whether it is only about the program, whatever its arguments.</summary>
    public bool IsBare => _arguments.Length == 0;

    /// <summary>Whether a command is this one, its arguments in any order and among others.</summary>
    public bool Blocks(ShellCommand command)
    {
        if (_program == Output)
            return _arguments.All(argument => command.Outputs.Any(file => Matches(argument.Pattern, file)));
        return IsProgram(command) && _arguments.All(argument => Has(command, argument.Text, argument.Pattern));
    }

    /// <summary>Whether a command is this one, these arguments coming first.</summary>
    public bool Allows(ShellCommand command) =>
        IsEvery || (command.Program is not null && IsProgram(command) && command.Words.Count > _arguments.Length
            && !_arguments.Where((argument, index) => !command.Words[index + 1].IsKnown || !argument.Pattern.Matches(command.Words[index + 1].Text)).Any());

    private bool IsProgram(ShellCommand command)
    {
        if (command.Words.Count == 0)
            return false;
        string program = command.Words[0].Text;
        return _programPattern.Matches(_program.Contains('/', StringComparison.Ordinal) ? program : program[(program.LastIndexOf('/') + 1)..]);
    }

    private static bool Has(ShellCommand command, string text, WordPattern pattern)
    {
        IEnumerable<string> arguments = command.Words.Skip(1).Select(word => word.Text);
        return ShortOptions.IsOne(text) ? ShortOptions.AreGiven(text, [.. arguments]) : arguments.Any(argument => Matches(pattern, argument));
    }

    // '/./' and '//' are '/'.
    private static bool Matches(WordPattern pattern, string argument) =>
        pattern.Matches(argument) || (AbsolutePath.Normalise(argument) is { } path && pattern.Matches(path));
}
