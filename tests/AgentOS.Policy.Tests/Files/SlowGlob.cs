namespace AgentOS.Policy.Tests.Files;

/// <summary>Patterns again, by definition and by trying everything: components against components, letters against letters.</summary>
internal static class SlowGlob
{
    /// <summary>Whether a pattern without homes and escapes stands for a path.</summary>
    public static bool IsMatch(string pattern, string path)
    {
        string[] wanted = Components(pattern), given = path.Split('/')[1..];
        return MatchComponents(wanted, given);
    }

    private static string[] Components(string pattern)
    {
        string[] components = pattern.StartsWith('/') ? pattern.Split('/')[1..] : pattern.Contains('/', StringComparison.Ordinal) ? pattern.Split('/') : [pattern];
        if (!pattern.StartsWith('/'))
            components = components[0] is "*" or "**" ? ["**", .. components[1..]] : ["**", .. components];
        if (components[^1] == "*")
            components[^1] = "**";
        return components;
    }

    private static bool MatchComponents(ReadOnlySpan<string> pattern, ReadOnlySpan<string> path)
    {
        if (pattern.IsEmpty)
            return path.IsEmpty;
        if (pattern[0] != "**")
            return !path.IsEmpty && MatchLetters(pattern[0], path[0]) && MatchComponents(pattern[1..], path[1..]);
        // The last one stands for at least a name, be it empty: '/a/**' is what is in /a.
        if (pattern.Length == 1)
            return !path.IsEmpty;
        for (int skipped = 0; skipped <= path.Length; skipped++)
        {
            if (MatchComponents(pattern[1..], path[skipped..]))
                return true;
        }

        return false;
    }

    private static bool MatchLetters(ReadOnlySpan<char> pattern, ReadOnlySpan<char> name)
    {
        if (pattern.IsEmpty)
            return name.IsEmpty;
        if (pattern[0] != '*')
            return !name.IsEmpty && pattern[0] == name[0] && MatchLetters(pattern[1..], name[1..]);
        for (int taken = 0; taken <= name.Length; taken++)
        {
            if (MatchLetters(pattern[1..], name[taken..]))
                return true;
        }

        return false;
    }
}
