namespace AgentOS.Cli.LineEditing;

/// <summary>What of a pasted text goes into a line.</summary>
internal static class PastedText
{
    /// <summary>Line ends as LF, and no control character but tabs: nobody sees those in what they copy.</summary>
    public static string Clean(string text) =>
        string.Concat(text.ReplaceLineEndings("\n").Where(character => !char.IsControl(character) || character is '\n' or '\t'));
}
