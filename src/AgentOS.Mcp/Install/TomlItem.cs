using AgentOS.Errors;

namespace AgentOS.Mcp.Install;

/// <summary>A piece of a TOML text: a header, a key with its value, however many lines it takes, or a line that is neither.</summary>
/// <param name="Text">As it is, with its line ends.</param>
/// <param name="Table">The table it is in, or begins; empty before the first.</param>
/// <param name="Key">Empty when it is no key with a value.</param>
/// <param name="IsHeader">Whether it begins the table.</param>
internal sealed record TomlItem(string Text, string Table, string Key, bool IsHeader)
{
    /// <summary>All pieces; together they are the text.</summary>
    /// <exception cref="AgentOSException">A string or an array has no end.</exception>
    public static IReadOnlyList<TomlItem> Parse(string text)
    {
        List<TomlItem> items = [];
        string table = "";
        for (int at = 0; at < text.Length;)
        {
            int end = TomlValue.EndOf(text, at);
            string piece = text[at..end], line = piece.TrimStart();
            bool isHeader = line.StartsWith('[');
            if (isHeader)
                table = Plain(line[..(line.LastIndexOf(']') + 1)].Trim('[', ']'));
            string key = isHeader || line.StartsWith('#') || !line.Contains('=', StringComparison.Ordinal) ? "" : Plain(line[..line.IndexOf('=', StringComparison.Ordinal)]);
            items.Add(new TomlItem(piece, table, key, isHeader));
            at = end;
        }

        return items;
    }

    // mcp_servers."agentos" and mcp_servers . agentos are the same name.
    private static string Plain(string name) => name.Replace("\"", "", StringComparison.Ordinal).Replace("'", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).Trim();
}
