using AgentOS.Storage.Files;

namespace AgentOS.Storage.Timeline;

/// <summary>
/// The paths of inodes, remembered as they are looked up: the tables have no index from an inode to its name, so one that is missing here costs a
/// reading of all entries. The most recently used are kept, in two generations: when the younger is full it becomes the older.
/// </summary>
internal sealed class NamePaths(DentryTable dentries)
{
    // Two generations of them take about 2 MB.
    private const int Generation = 1 << 13;

    // What is changed next is often what stands next to it.
    private const int Neighbours = 1024;
    private const int Deepest = 4096;

    private readonly List<byte[]> _components = [];
    private Dictionary<long, (long Parent, byte[] Name)> _young = [];
    private Dictionary<long, (long Parent, byte[] Name)> _old = [];

    internal void Note(long number, long parent, ReadOnlySpan<byte> name)
    {
        if (!TryRecall(number, out (long Parent, byte[] Name) known) || known.Parent != parent || !name.SequenceEqual(known.Name))
            Remember(number, (parent, name.ToArray()));
    }

    /// <summary>A name was removed.</summary>
    /// <param name="number">Whose.</param>
    /// <param name="isLast">Whether it was the only one: looking for another would read the whole table.</param>
    internal void Remove(long number, bool isLast)
    {
        if (isLast)
        {
            Remember(number, (0, []));
            return;
        }

        _young.Remove(number);
        _old.Remove(number);
    }

    internal void Clear()
    {
        _young.Clear();
        _old.Clear();
    }

    /// <summary>The path of a name in a directory.</summary>
    internal byte[] Of(long parent, ReadOnlySpan<byte> name)
    {
        byte[] path = new byte[Climb(parent) + 1 + name.Length];
        Span<byte> rest = path;
        for (int i = _components.Count - 1; i >= 0; i--)
            Append(ref rest, _components[i]);
        Append(ref rest, name);
        return path;
    }

    /// <summary>A path of an inode; null when it has no name.</summary>
    internal byte[]? Of(long number)
    {
        if (number == IFileTree.RootInode)
            return "/"u8.ToArray();
        return TryFind(number, out (long Parent, byte[] Name) entry) ? Of(entry.Parent, entry.Name) : null;
    }

    private static void Append(ref Span<byte> rest, ReadOnlySpan<byte> component)
    {
        rest[0] = (byte)'/';
        component.CopyTo(rest[1..]);
        rest = rest[(1 + component.Length)..];
    }

    /// <summary>Collects the names from a directory up to the root; returns the length of their path.</summary>
    private int Climb(long directory)
    {
        int length = 0;
        _components.Clear();
        while (directory != IFileTree.RootInode && _components.Count < Deepest && TryFind(directory, out (long Parent, byte[] Name) entry))
        {
            _components.Add(entry.Name);
            length += 1 + entry.Name.Length;
            directory = entry.Parent;
        }

        return length;
    }

    private bool TryFind(long number, out (long Parent, byte[] Name) entry)
    {
        if (TryRecall(number, out entry))
            return entry.Parent != 0;
        if (!dentries.TryFindName(number, out long parent, out byte[] name))
            return false;
        entry = (parent, name);
        dentries.ListFollowing(parent, name, Neighbours, (next, itsName) => Remember(next, (parent, itsName)));
        Remember(number, entry);
        return true;
    }

    private bool TryRecall(long number, out (long Parent, byte[] Name) entry)
    {
        if (_young.TryGetValue(number, out entry))
            return true;
        if (!_old.TryGetValue(number, out entry))
            return false;
        Remember(number, entry);
        return true;
    }

    private void Remember(long number, (long Parent, byte[] Name) entry)
    {
        if (_young.Count >= Generation)
        {
            (_young, _old) = (_old, _young);
            _young.Clear();
        }

        _young[number] = entry;
    }
}
