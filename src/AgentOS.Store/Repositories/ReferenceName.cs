namespace AgentOS.Store.Repositories;

/// <summary>Names of branches, tags and commits (git-check-ref-format(1)).</summary>
internal static class ReferenceName
{
    private const int FullCommit = 40, ShortestCommit = 7, LongestName = 255;

    /// <summary>Whether git could have such a name, and none of its commands could take it for something else.</summary>
    public static bool IsSound(string name) =>
        name.Length is > 0 and <= LongestName && name != "@" && name[0] is not ('-' or '/' or '.') && name[^1] is not ('/' or '.')
        && !name.Any(character => character is <= ' ' or > '~' or '~' or '^' or ':' or '?' or '*' or '[' or '\\')
        && !name.Contains("..", StringComparison.Ordinal) && !name.Contains("@{", StringComparison.Ordinal) && !name.Contains("//", StringComparison.Ordinal)
        && name.Split('/').All(part => !part.StartsWith('.') && !part.EndsWith(".lock", StringComparison.Ordinal));

    /// <summary>Whether it is a commit, whole.</summary>
    public static bool IsCommit(string name) => name.Length == FullCommit && IsHexadecimal(name);

    /// <summary>Whether it may be the beginning of a commit.</summary>
    public static bool MayBeCommit(string name) => name.Length is >= ShortestCommit and < FullCommit && IsHexadecimal(name);

    private static bool IsHexadecimal(string name) => name.All(char.IsAsciiHexDigitLower);
}
