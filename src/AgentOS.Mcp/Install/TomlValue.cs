using AgentOS.Errors;

namespace AgentOS.Mcp.Install;

/// <summary>Finds where a line of TOML ends whose value may go on over several: arrays, inline tables and strings of three quotes.</summary>
internal static class TomlValue
{
    private static readonly string[] s_quotes = ["\"\"\"", "'''", "\"", "'"];

    /// <summary>Behind the line end of the piece that begins at a position.</summary>
    /// <exception cref="AgentOSException">A string or an array has no end.</exception>
    public static int EndOf(string text, int at)
    {
        int depth = 0;
        while (at < text.Length)
        {
            char current = text[at];
            if (s_quotes.FirstOrDefault(quote => string.CompareOrdinal(text, at, quote, 0, quote.Length) == 0) is { } opening)
            {
                at = EndOfString(text, at + opening.Length, opening);
                continue;
            }

            if (current == '#')
            {
                int lineEnd = text.IndexOf('\n', at);
                at = lineEnd < 0 ? text.Length : lineEnd;
                continue;
            }

            depth += current is '[' or '{' ? 1 : current is ']' or '}' ? -1 : 0;
            at++;
            if (current == '\n' && depth <= 0)
                return at;
        }

        return depth <= 0 ? at : throw Endless();
    }

    private static int EndOfString(string text, int at, string quote)
    {
        bool hasEscapes = quote[0] == '"', isOneLine = quote.Length == 1;
        for (; at < text.Length; at++)
        {
            if (hasEscapes && text[at] == '\\')
                at++;
            else if (string.CompareOrdinal(text, at, quote, 0, quote.Length) == 0)
                return at + quote.Length;
            else if (isOneLine && text[at] == '\n')
                break;
        }

        throw Endless();
    }

    private static AgentOSException Endless() => new(McpErrors.BadConfiguration, "read", "", "a string or an array has no end");
}
