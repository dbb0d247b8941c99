using System.IO.Enumeration;

namespace AgentOS.Images.Recipes;

/// <summary>A path with wildcards: <c>*</c> and <c>?</c> inside a name, <c>**</c> for any number of names.</summary>
/// <param name="text">Relative, names separated by slashes.</param>
internal sealed class PathPattern(string text)
{
    private readonly string[] _names = text.Split('/', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whether a name has wildcards.</summary>
    public static bool IsPattern(string name) => name.AsSpan().ContainsAny('*', '?');

    /// <summary>Whether a name fits a pattern of one name.</summary>
    public static bool Fits(string pattern, string name) => FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: false);

    /// <summary>Whether it is a path, or a directory above it.</summary>
    public bool Covers(string path) => Covers(_names, path.Split('/', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Whether something below a directory could fit.</summary>
    public bool MayBeBelow(string directory)
    {
        string[] path = directory.Split('/', StringSplitOptions.RemoveEmptyEntries);
        for (int i = 0; i < path.Length && i < _names.Length; i++)
        {
            if (_names[i] == "**")
                return true;
            if (!Fits(_names[i], path[i]))
                return false;
        }

        return _names.Length > path.Length;
    }

    private static bool Covers(ReadOnlySpan<string> pattern, ReadOnlySpan<string> path)
    {
        if (pattern.IsEmpty)
            return true;
        if (pattern[0] == "**")
            return Covers(pattern[1..], path) || (!path.IsEmpty && Covers(pattern, path[1..]));
        return !path.IsEmpty && Fits(pattern[0], path[0]) && Covers(pattern[1..], path[1..]);
    }
}
