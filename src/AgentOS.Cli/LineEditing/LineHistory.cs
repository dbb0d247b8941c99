namespace AgentOS.Cli.LineEditing;

/// <summary>What was typed before, and the way through it. What is being typed is its newest entry until it is done.</summary>
/// <param name="entries">The oldest first.</param>
internal sealed class LineHistory(IEnumerable<string> entries)
{
    private readonly List<string> _entries = [.. entries];
    private int _ago;
    private string _draft = "";

    /// <summary>Adds an entry; the same again is none.</summary>
    /// <returns>Whether it was added.</returns>
    public bool Add(string entry)
    {
        _ago = 0;
        if (_entries is [.., { } last] && last == entry)
            return false;
        _entries.Add(entry);
        return true;
    }

    /// <summary>The entry before; null when there is none.</summary>
    /// <param name="current">What stands in the line.</param>
    public string? Previous(string current)
    {
        if (_ago == _entries.Count)
            return null;
        if (_ago == 0)
            _draft = current;
        return _entries[^++_ago];
    }

    /// <summary>The entry after, at last what was being typed; null when that is in the line.</summary>
    public string? Next()
    {
        if (_ago == 0)
            return null;
        return --_ago == 0 ? _draft : _entries[^_ago];
    }

    /// <summary>Goes back to the newest: what stands in the line now is nothing of the past.</summary>
    public void Leave() => _ago = 0;

    /// <summary>The newest entry with a text in it, but for so many newer ones that have it; null when there is none.</summary>
    public string? Search(string text, int skip) =>
        Enumerable.Reverse(_entries).Where(entry => entry.Contains(text, StringComparison.OrdinalIgnoreCase)).Distinct(StringComparer.Ordinal).ElementAtOrDefault(skip);
}
