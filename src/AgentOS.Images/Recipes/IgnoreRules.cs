namespace AgentOS.Images.Recipes;

/// <summary>What of a directory is not for recipes: <c>.containerignore</c> or <c>.dockerignore</c>. The last line that fits decides; <c>!</c> takes back.</summary>
internal sealed class IgnoreRules
{
    private static readonly string[] s_files = [".containerignore", ".dockerignore"];

    private readonly List<(bool IsException, PathPattern Pattern)> _rules = [];

    /// <summary>Reads the rules of a directory; none where there is no file of them.</summary>
    public static IgnoreRules Of(string directory) =>
        s_files.Select(name => Path.Combine(directory, name)).FirstOrDefault(File.Exists) is { } path ? Parse(File.ReadAllText(path)) : new();

    /// <summary>Reads rules.</summary>
    public static IgnoreRules Parse(string text)
    {
        IgnoreRules rules = new();
        foreach (string line in text.ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#'))
        {
            bool isException = line[0] == '!';
            // As Docker cleans paths: ./a, /a and a/ are a.
            rules._rules.Add((isException, new(Path.GetFullPath("/" + line[(isException ? 1 : 0)..].Trim()))));
        }

        return rules;
    }

    /// <summary>Whether a path is left out.</summary>
    /// <param name="path">Relative to the directory.</param>
    /// <param name="isDirectory">Left out only when nothing in it is taken back.</param>
    public bool Leaves(string path, bool isDirectory)
    {
        bool isLeft = false;
        foreach ((bool isException, PathPattern pattern) in _rules)
        {
            if (pattern.Covers(path))
                isLeft = !isException;
        }

        return isLeft && !(isDirectory && _rules.Exists(rule => rule.IsException && rule.Pattern.MayBeBelow(path)));
    }
}
