namespace AgentOS.Workspace.Review;

/// <summary>
/// Files that a person's own tools run or obey without being asked: one that an agent made or changed acts outside its sandbox. The list is
/// <c>trust-files.txt</c>.
/// </summary>
internal static class TrustFiles
{
    private static readonly Lazy<IReadOnlyList<(string Pattern, string Reason)>> s_rules = new(Read);

    /// <summary>Why the file is trusted; null when it is not. Letter case does not matter: some file systems ignore it.</summary>
    public static string? Match(string path)
    {
        string[] parts = path.ToLowerInvariant().Split('/');
        foreach ((string pattern, string reason) in s_rules.Value)
        {
            if (Matches(pattern.Split('/'), parts))
                return reason;
        }

        return null;
    }

    // A pattern fits at any depth; '*' in it stands for any part of one name, '**' at its end for everything below.
    private static bool Matches(string[] pattern, string[] parts)
    {
        bool isTree = pattern[^1] == "**";
        int length = isTree ? pattern.Length - 1 : pattern.Length;
        for (int start = 0; start + length <= parts.Length; start++)
        {
            bool isEnd = start + length == parts.Length;
            if (!isTree && !isEnd)
                continue;
            if (Enumerable.Range(0, length).All(index => System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(pattern[index], parts[start + index])))
                return true;
        }

        return false;
    }

    private static List<(string Pattern, string Reason)> Read()
    {
        using Stream stream = typeof(TrustFiles).Assembly.GetManifestResourceStream("trust-files.txt")!;
        using StreamReader reader = new(stream);
        return [.. reader.ReadToEnd().Split('\n').Where(line => line.Length > 0 && line[0] != '#').Select(line =>
        {
            int space = line.IndexOf(' ', StringComparison.Ordinal);
            return (line[..space], line[space..].Trim());
        })];
    }
}
