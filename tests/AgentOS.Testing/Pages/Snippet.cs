namespace AgentOS.Testing.Pages;

/// <summary>A fenced block of a page.</summary>
/// <param name="Language">What it is written in.</param>
/// <param name="Target">What follows the language: the file it is, or <c>in FOLDER</c> for a script that is run there; may be empty.</param>
/// <param name="Text">Its lines.</param>
/// <param name="Line">Where it begins, counted from 1.</param>
public sealed record Snippet(string Language, string Target, string Text, int Line)
{
    private const string Fence = "```";

    /// <summary>The blocks of a page, in their order.</summary>
    public static IReadOnlyList<Snippet> Of(string page)
    {
        List<Snippet> found = [];
        string[] lines = page.Split('\n');
        for (int index = 0; index < lines.Length; index++)
        {
            if (!lines[index].StartsWith(Fence, StringComparison.Ordinal))
                continue;
            string[] kind = lines[index][Fence.Length..].Split(' ', 2);
            int end = Array.IndexOf(lines, Fence, index + 1);
            found.Add(new Snippet(kind[0], kind.Length > 1 ? kind[1] : "", string.Join('\n', lines[(index + 1)..end]) + "\n", index + 1));
            index = end;
        }

        return found;
    }
}
