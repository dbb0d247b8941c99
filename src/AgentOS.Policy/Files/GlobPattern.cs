using AgentOS.Errors;

namespace AgentOS.Policy.Files;

/// <summary>
/// A pattern of absolute paths. <c>*</c> is anything within a component, <c>**</c> anything at any depth, <c>~</c> every home directory, <c>\</c> takes a
/// character literally. A first or last component that is <c>*</c> alone means any depth.
/// </summary>
public sealed class GlobPattern : IEquatable<GlobPattern>
{
    private readonly IReadOnlyList<int[]> _alternatives;
    private readonly IReadOnlyList<int[]> _below;

    private GlobPattern(string text, IReadOnlyList<int[]> alternatives)
    {
        Text = text;
        _alternatives = alternatives;
        _below = [.. alternatives.Select(tokens => (int[])[.. tokens, '/', GlobToken.Deep])];
    }

    /// <summary>As it was written.</summary>
    public string Text { get; }

    /// <summary>Reads one.</summary>
    /// <exception cref="AgentOSException"><c>policy.bad-rule</c>.</exception>
    public static GlobPattern Parse(string text)
    {
        try
        {
            return new GlobPattern(text, GlobSyntax.Read(text));
        }
        catch (FormatException problem)
        {
            throw new AgentOSException(PolicyErrors.BadRule, "read the path rule", text, problem.Message);
        }
    }

    /// <summary>Whether it stands for a path.</summary>
    /// <param name="path">As <see cref="AbsolutePath.Normalise"/> gives it.</param>
    public bool Matches(string path) => IsAnyMatch(_alternatives, Tokens(path));

    /// <summary>Whether it stands for a path or one of the directories above it.</summary>
    /// <param name="path">As <see cref="AbsolutePath.Normalise"/> gives it.</param>
    public bool MatchesAtOrAbove(string path)
    {
        int[] tokens = Tokens(path);
        return IsAnyMatch(_alternatives, tokens) || IsAnyMatch(_below, tokens);
    }

    /// <summary>Whether it stands for everything that another one stands for. May miss that it does; never says so wrongly.</summary>
    public bool Covers(GlobPattern other) => other._alternatives.All(tokens => IsAnyMatch(_alternatives, tokens));

    /// <inheritdoc/>
    public bool Equals(GlobPattern? other) => other?.Text == Text;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as GlobPattern);

    /// <inheritdoc/>
    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static bool IsAnyMatch(IReadOnlyList<int[]> alternatives, int[] subject)
    {
        foreach (int[] tokens in alternatives)
        {
            if (GlobMatching.IsMatch(tokens, subject))
                return true;
        }

        return false;
    }

    private static int[] Tokens(string path) => Array.ConvertAll(path.ToCharArray(), static character => (int)character);
}
