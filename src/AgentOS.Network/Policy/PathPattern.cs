namespace AgentOS.Network.Policy;

/// <summary>A path of HTTP in which <c>*</c> stands for any characters, also <c>/</c>.</summary>
public sealed record PathPattern
{
    private readonly string[] _parts;

    private PathPattern(string text)
    {
        Text = text;
        _parts = text.Split('*');
    }

    /// <summary>As it was written.</summary>
    public string Text { get; }

    /// <summary>Reads one.</summary>
    /// <exception cref="FormatException">It does not begin with / or has characters that no request has.</exception>
    public static PathPattern Parse(string text) =>
        text.StartsWith('/') && text.All(character => character is > ' ' and < '\u007f' and not '?' and not '#')
            ? new PathPattern(text)
            : throw new FormatException($"'{text}' is no path, like /v1/*");

    /// <summary>
    /// Whether a request's path is one of these. A path that servers read differently (<c>..</c>, <c>//</c>, an escaped slash, dot or percent sign, a backslash)
    /// is none of any pattern.
    /// </summary>
    /// <param name="target">With or without a query.</param>
    public bool Matches(string target)
    {
        string path = target.Split('?', 2)[0];
        return !IsAmbiguous(path) && MatchesParts(path);
    }

    /// <inheritdoc/>
    public bool Equals(PathPattern? other) => other is not null && Text == other.Text;

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Text);

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static bool IsAmbiguous(string path) =>
        path.Contains("//", StringComparison.Ordinal) || path.AsSpan().ContainsAny('\\', ';', '#')
        || path.Contains("%2e", StringComparison.OrdinalIgnoreCase) || path.Contains("%2f", StringComparison.OrdinalIgnoreCase)
        || path.Contains("%5c", StringComparison.OrdinalIgnoreCase) || path.Contains("%25", StringComparison.OrdinalIgnoreCase)
        || path.Contains("%00", StringComparison.Ordinal) || path.Split('/').Any(part => part is "." or "..");

    private bool MatchesParts(string path)
    {
        if (_parts.Length == 1)
            return path == Text;
        if (!path.StartsWith(_parts[0], StringComparison.Ordinal))
            return false;
        int at = _parts[0].Length;
        // The leftmost place of each part leaves the most for those behind it, so nothing is ever tried twice.
        foreach (string part in _parts.AsSpan(1, _parts.Length - 2))
        {
            int found = path.IndexOf(part, at, StringComparison.Ordinal);
            if (found < 0)
                return false;
            at = found + part.Length;
        }

        return path.Length - at >= _parts[^1].Length && path.EndsWith(_parts[^1], StringComparison.Ordinal);
    }
}
