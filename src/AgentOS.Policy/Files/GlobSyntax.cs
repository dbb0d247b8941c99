namespace AgentOS.Policy.Files;

/// <summary>Reads patterns of paths.</summary>
internal static class GlobSyntax
{
    private const int MaximumLength = 512; // Bounds the cost of one comparison.

    // Where users' home directories are in a sandbox and on usual hosts.
    private static readonly string[] s_homes = ["/root", "/home/*"];

    /// <summary>The tokens of everything a pattern stands for.</summary>
    /// <exception cref="FormatException">It means nothing; says why.</exception>
    public static IReadOnlyList<int[]> Read(string text)
    {
        if (text.Length is 0 or > MaximumLength)
            throw new FormatException($"a pattern has 1 to {MaximumLength} characters");
        if (text != "~" && !text.StartsWith("~/", StringComparison.Ordinal))
            return [Tokenize(AtAnyDepth(text))];
        return [.. s_homes.Select(home => Tokenize(AtAnyDepth(home + text[1..])))];
    }

    // A '*' that is the whole first or last component means any depth, as people (and the C++ kernel's own lists) write it: '/tmp/*', '*/.env'.
    private static string AtAnyDepth(string text)
    {
        string rooted = text switch
        {
            "*" or "**" => "/**",
            _ when text.StartsWith("*/", StringComparison.Ordinal) => "/**" + text[1..],
            _ when text.StartsWith("**/", StringComparison.Ordinal) => "/" + text,
            _ when text[0] == '*' => "/**/" + text,
            _ when text[0] == '/' => text,
            _ => throw new FormatException("a path begins with /, ~/ or *"),
        };
        return rooted.EndsWith("/*", StringComparison.Ordinal) ? rooted + "*" : rooted;
    }

    private static int[] Tokenize(string text)
    {
        if (text.Contains('\0', StringComparison.Ordinal) || text.Split('/').Skip(1).Any(component => component is "." or "..") || text.Contains("//", StringComparison.Ordinal))
            throw new FormatException("no path has //, a component . or .., or a NUL");
        List<int> tokens = [];
        for (int index = 0; index < text.Length; index++)
        {
            if (text[index] == '\\')
                tokens.Add(Escaped(text, ++index));
            else if (text[index] == '*')
                index = AddWildcard(text, index, tokens);
            else
                tokens.Add(text[index]);
        }

        return [.. tokens];
    }

    private static char Escaped(string text, int index) => index < text.Length ? text[index] : throw new FormatException("nothing follows the last \\");

    // Returns the index of the last character it stands for.
    private static int AddWildcard(string text, int first, List<int> tokens)
    {
        int after = first;
        while (after < text.Length && text[after] == '*')
            after++;
        if (after - first == 1)
        {
            tokens.Add(GlobToken.Star);
            return first;
        }

        bool isWhole = text[first - 1] == '/' && after < text.Length && text[after] == '/';
        tokens.Add(isWhole ? GlobToken.DeepSlash : GlobToken.Deep);
        return isWhole ? after : after - 1;
    }
}
