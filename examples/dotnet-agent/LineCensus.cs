namespace LinesAgent;

/// <summary>Lines of a directory's files, by extension.</summary>
/// <param name="root">The directory.</param>
/// <param name="kinds">Extensions that count; none is all.</param>
internal sealed class LineCensus(string root, IReadOnlyCollection<string> kinds)
{
    private readonly SortedDictionary<string, long> _lines = new(StringComparer.Ordinal);

    /// <summary>Counts, and tells of each directory when it is its turn.</summary>
    public IEnumerable<string> Count()
    {
        foreach (string directory in Directory.EnumerateDirectories(root, "*", SearchOption.AllDirectories).Prepend(root))
        {
            yield return Path.GetRelativePath(root, directory);
            foreach (string file in Directory.EnumerateFiles(directory))
                Add(file);
        }
    }

    /// <summary>A line for each kind, the most first.</summary>
    public override string ToString() => _lines.Count == 0
        ? "There is nothing to count."
        : string.Join('\n', _lines.OrderByDescending(static kind => kind.Value).Select(static kind => $"- {kind.Key}: {kind.Value}"));

    private void Add(string file)
    {
        string kind = Path.GetExtension(file);
        if (kind.Length > 0 && (kinds.Count == 0 || kinds.Contains(kind)))
            _lines[kind] = _lines.GetValueOrDefault(kind) + File.ReadLines(file).LongCount();
    }
}
