namespace AgentOS.Policy.Commands;

/// <summary>A word of a command rule: <c>*</c> is any letters, <c>\</c> takes one literally.</summary>
internal sealed class WordPattern
{
    private readonly IReadOnlyList<string> _pieces;

    /// <param name="text">As it was written.</param>
    public WordPattern(string text)
    {
        List<string> pieces = [""];
        for (int at = 0; at < text.Length; at++)
        {
            if (text[at] == '*')
                pieces.Add("");
            else
                pieces[^1] += text[at] == '\\' && at + 1 < text.Length ? text[++at] : text[at];
        }

        _pieces = pieces;
    }

    /// <summary>Whether it is one word only, with no <c>*</c>; then that word.</summary>
    public string? Literal => _pieces.Count == 1 ? _pieces[0] : null;

    /// <summary>Whether it stands for every word.</summary>
    public bool IsEvery => _pieces.Count > 1 && _pieces.All(piece => piece.Length == 0);

    /// <summary>Whether it stands for a word.</summary>
    public bool Matches(string word)
    {
        if (Literal is { } literal)
            return word == literal;
        if (word.Length < _pieces[0].Length + _pieces[^1].Length || !word.StartsWith(_pieces[0], StringComparison.Ordinal) || !word.EndsWith(_pieces[^1], StringComparison.Ordinal))
            return false;
        ReadOnlySpan<char> rest = word.AsSpan(_pieces[0].Length, word.Length - _pieces[0].Length - _pieces[^1].Length);
        foreach (string piece in _pieces.Skip(1).SkipLast(1))
        {
            int at = rest.IndexOf(piece, StringComparison.Ordinal);
            if (at < 0)
                return false;
            rest = rest[(at + piece.Length)..];
        }

        return true;
    }
}
