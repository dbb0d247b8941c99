namespace AgentOS.Storage.Files;

/// <summary>
/// In which directory each directory seen is. The tables have no index for this question: a directory missing here costs a reading of
/// all entries, so none is evicted; one takes about 40 bytes.
/// </summary>
internal sealed class ParentMap(DentryTable dentries)
{
    private readonly Dictionary<long, long> _parents = [];

    /// <summary>The parent of a directory; 0 when it has no name.</summary>
    internal long Find(long number)
    {
        if (_parents.TryGetValue(number, out long parent))
            return parent;
        parent = dentries.FindParent(number);
        if (parent != 0)
            Note(number, parent);
        return parent;
    }

    internal void Note(long number, long parent) => _parents[number] = parent;

    internal void Remove(long number) => _parents.Remove(number);

    internal void Clear() => _parents.Clear();
}
