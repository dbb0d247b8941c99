using AgentOS.Errors;

namespace AgentOS.Policy.Commands;

/// <summary>
/// A rule about commands: a program with some of its arguments (<c>git</c>, <c>rm -r /</c>), a file that is written to (<c>&gt; /dev/sd*</c>), or a pipeline
/// (<c>curl | bash</c>). <c>*</c> alone is every command.
/// </summary>
public sealed class CommandPattern : IEquatable<CommandPattern>
{
    private const int MaximumLength = 512;

    private readonly CommandStage[] _stages;

    private CommandPattern(string text, CommandStage[] stages) => (Text, _stages) = (text, stages);

    /// <summary>As it was written, single spaces between words.</summary>
    public string Text { get; }

    /// <summary>Reads one.</summary>
    /// <exception cref="AgentOSException"><c>policy.bad-rule</c>.</exception>
    public static CommandPattern Parse(string text)
    {
        string[] words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string[] stages = string.Join(' ', words).Split(" | ");
        if (words.Length == 0 || text.Length > MaximumLength || words[0] == "|" || words[^1] == "|" || text.Any(char.IsControl))
            throw new AgentOSException(PolicyErrors.BadRule, "read the command rule", text);
        return new CommandPattern(string.Join(' ', words), [.. stages.Select(stage => new CommandStage(stage.Split(' ')))]);
    }

    /// <summary>Whether it stands for every command that another one stands for. May miss that it does.</summary>
    public bool Covers(CommandPattern other) =>
        Text == other.Text || (_stages is [{ } stage] && (stage.IsEvery || (stage.IsBare && other._stages is [_] && other.Text.Split(' ')[0] == Text)));

    /// <inheritdoc/>
    public bool Equals(CommandPattern? other) => other?.Text == Text;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as CommandPattern);

    /// <inheritdoc/>
    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Text;

    /// <summary>Whether every command is one of these.</summary>
    internal bool IsEvery => _stages is [{ IsEvery: true }];

    /// <summary>Whether a command is one to block: the rule's last program, fed by those before it.</summary>
    internal bool Blocks(ShellCommand command) =>
        _stages[^1].Blocks(command) && _stages.SkipLast(1).All(stage => command.AllFeeders.Any(stage.Blocks));

    /// <summary>Whether a command is one to allow.</summary>
    internal bool Allows(ShellCommand command) => _stages is [{ } stage] && stage.Allows(command);
}
