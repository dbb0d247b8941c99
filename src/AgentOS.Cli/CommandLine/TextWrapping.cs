namespace AgentOS.Cli.CommandLine;

/// <summary>Breaks prose into lines at spaces.</summary>
internal static class TextWrapping
{
    /// <summary>The text's lines, each at most <paramref name="width"/> columns unless one word is longer. Always at least one line.</summary>
    public static IEnumerable<string> Wrap(string text, int width)
    {
        string line = "";
        foreach (string word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line;
                line = "";
            }

            line = line.Length == 0 ? word : $"{line} {word}";
        }

        yield return line;
    }
}
