using AgentOS.Storage.Files;

namespace AgentOS.Storage.Timeline;

/// <summary>
/// The paths of inodes, remembered as they are looked up: the tables have no index from an inode to its name, so one that is missing here costs a
/// reading of all entries.
/// </summary>
internal sealed class NamePaths(DentryTable dentries)
{
    // About 30 MB; a kernel that keeps more entries in its cache than that makes some paths cost a reading.
    private const int Most = 1 << 18;
    private const int Deepest = 4096;

    private readonly Dictionary<long, (long Parent, byte[] Name)> _names = [];
    private readonly Stack<byte[]> _components = new();

    internal void Note(long number, long parent, ReadOnlySpan<byte> name)
    {
        if (_names.TryGetValue(number, out (long Parent, byte[] Name) known) && known.Parent == parent && name.SequenceEqual(known.Name))
            return;
        if (_names.Count >= Most)
            _names.Clear();
        _names[number] = (parent, name.ToArray());
    }

    internal void Remove(long number) => _names.Remove(number);

    internal void Clear() => _names.Clear();

    /// <summary>The path of a name in a directory.</summary>
    internal byte[] Of(long parent, ReadOnlySpan<byte> name)
    {
        _components.Clear();
        Climb(parent);
        int length = name.Length + 1 + _components.Sum(static component => component.Length + 1);
        byte[] path = new byte[length];
        int end = 0;
        while (_components.TryPop(out byte[]? component))
            Append(component);
        Append(name);
        return path;

        void Append(ReadOnlySpan<byte> component)
        {
            path[end++] = (byte)'/';
            component.CopyTo(path.AsSpan(end));
            end += component.Length;
        }
    }

    /// <summary>A path of an inode; null when it has no name.</summary>
    internal byte[]? Of(long number)
    {
        if (number == IFileTree.RootInode)
            return "/"u8.ToArray();
        return TryFind(number, out (long Parent, byte[] Name) entry) ? Of(entry.Parent, entry.Name) : null;
    }

    private void Climb(long directory)
    {
        while (directory != IFileTree.RootInode && _components.Count < Deepest && TryFind(directory, out (long Parent, byte[] Name) entry))
        {
            _components.Push(entry.Name);
            directory = entry.Parent;
        }
    }

    private bool TryFind(long number, out (long Parent, byte[] Name) entry)
    {
        if (_names.TryGetValue(number, out entry))
            return true;
        if (!dentries.TryFindName(number, out long parent, out byte[] name))
            return false;
        entry = (parent, name);
        _names[number] = entry;
        return true;
    }
}
