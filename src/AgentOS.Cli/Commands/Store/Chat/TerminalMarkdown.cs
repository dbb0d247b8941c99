using System.Text;

namespace AgentOS.Cli.Commands.Store.Chat;

/// <summary>
/// Markdown as a terminal shows it: headings, emphasis, code, lists and quotes; what it does not know stays as it is written. Line by line, so that no text costs more
/// than its length.
/// </summary>
internal static class TerminalMarkdown
{
    private const string Fence = "```", Strong = "**", Code = "`";
    private static readonly (string Mark, Func<string, string> Style)[] s_spans = [(Code, TerminalStyle.Coloured), (Strong, TerminalStyle.Bold), ("*", TerminalStyle.Italic)];

    /// <summary>Renders a text that has no control characters but line ends and tabs.</summary>
    public static string Render(string text)
    {
        bool isCode = false;
        List<string> lines = [];
        foreach (string line in text.Split('\n'))
        {
            if (line.TrimStart().StartsWith(Fence, StringComparison.Ordinal))
                isCode = !isCode;
            else
                lines.Add(isCode ? TerminalStyle.Coloured("    " + line) : Line(line));
        }

        return string.Join('\n', lines);
    }

    private static string Line(string line)
    {
        string text = line.TrimStart();
        string indent = line[..^text.Length];
        int level = text.Length - text.TrimStart('#').Length;
        if (level is > 0 and <= 6 && text.Length > level && text[level] == ' ')
            return TerminalStyle.Bold(text[(level + 1)..]);
        if (text.StartsWith("> ", StringComparison.Ordinal))
            return $"{indent}{TerminalStyle.Dim("│")} {Spans(text[2..])}";
        return text.StartsWith("- ", StringComparison.Ordinal) || text.StartsWith("* ", StringComparison.Ordinal) ? $"{indent}• {Spans(text[2..])}" : indent + Spans(text);
    }

    private static string Spans(string text)
    {
        StringBuilder rendered = new(text.Length);
        for (int index = 0; index < text.Length;)
        {
            int end = -1;
            foreach ((string mark, Func<string, string> style) in s_spans)
            {
                if ((end = EndOf(text, index, mark)) < 0)
                    continue;
                rendered.Append(style(text[(index + mark.Length)..end]));
                index = end + mark.Length;
                break;
            }

            if (end < 0)
                rendered.Append(text[index++]);
        }

        return rendered.ToString();
    }

    // A mark stands at its text: "2 * 3 * 4" has none.
    private static int EndOf(string text, int index, string mark)
    {
        int start = index + mark.Length;
        if (!text.AsSpan(index).StartsWith(mark, StringComparison.Ordinal) || start >= text.Length || text[start] is ' ' or '*')
            return -1;
        int end = text.IndexOf(mark, start, StringComparison.Ordinal);
        return end > start && text[end - 1] != ' ' ? end : -1;
    }
}
