using System.Buffers;
using AgentOS.Fuse.Nodes;
using AgentOS.Linux;
using AgentOS.Storage.Files;

namespace AgentOS.Fuse.Directories;

/// <summary>
/// A directory's entries as of one moment, in pooled arrays. Cookies come from inode number and name alone, so that a
/// position taken from one snapshot (the kernel caches listings across handles) means the same place in a later one, and
/// deleting while listing skips and repeats nothing.
/// </summary>
internal sealed class DirectorySnapshot : IDirectorySink
{
    /// <summary>Bits of the cookie that tell the names of one inode apart; the rest holds inode numbers up to 2^47.</summary>
    private const int NameBits = 16;

    private const int FirstEntries = 64;
    private const int FirstNameBytes = 1024;

    private SnapshotEntry[] _entries = [];
    private byte[] _names = [];
    private int _count;
    private int _namesLength;

    /// <summary>Whether <see cref="Load"/> succeeded since the last <see cref="Clear"/>.</summary>
    internal bool IsLoaded { get; private set; }

    /// <summary>Entries ordered by cookie, <c>.</c> and <c>..</c> first.</summary>
    internal ReadOnlySpan<SnapshotEntry> Entries => _entries.AsSpan(0, _count);

    internal ReadOnlySpan<byte> NameOf(in SnapshotEntry entry) => _names.AsSpan(entry.NameStart, entry.NameLength);

    /// <summary>Reads the directory afresh.</summary>
    internal Errno Load(IFileTree tree, long directory)
    {
        Clear();
        Errno error = tree.GetParent(directory, out long parent);
        if (error != Errno.None)
            return error;
        Append("."u8, directory, ModeBits.Directory, cookie: 1);
        Append(".."u8, parent, ModeBits.Directory, cookie: 2);
        error = tree.ListDirectory(directory, this);
        if (error != Errno.None)
            return error;
        _entries.AsSpan(0, _count).Sort();
        Separate();
        IsLoaded = true;
        return Errno.None;
    }

    /// <summary>Where to go on after the entry with this cookie, be it still there or not.</summary>
    internal int IndexAfter(long cookie)
    {
        int low = 0;
        int high = _count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_entries[middle].Cookie <= cookie)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    /// <summary>Gives the arrays back.</summary>
    internal void Clear()
    {
        if (_entries.Length > 0)
            ArrayPool<SnapshotEntry>.Shared.Return(_entries);
        if (_names.Length > 0)
            ArrayPool<byte>.Shared.Return(_names);
        _entries = [];
        _names = [];
        _count = 0;
        _namesLength = 0;
        IsLoaded = false;
    }

    void IDirectorySink.Add(ReadOnlySpan<byte> name, long number, uint mode) =>
        Append(name, number, mode, (number << NameBits) | (long)(EntryKey.Of(0, name) & ((1 << NameBits) - 1)));

    private static void Grow<T>(ref T[] array, int used, int needed, int first)
    {
        if (needed <= array.Length)
            return;
        T[] larger = ArrayPool<T>.Shared.Rent(Math.Max(first, Math.Max(needed, array.Length * 2)));
        array.AsSpan(0, used).CopyTo(larger);
        if (array.Length > 0)
            ArrayPool<T>.Shared.Return(array);
        array = larger;
    }

    private void Append(ReadOnlySpan<byte> name, long number, uint mode, long cookie)
    {
        Grow(ref _entries, _count, _count + 1, FirstEntries);
        Grow(ref _names, _namesLength, _namesLength + name.Length, FirstNameBytes);
        name.CopyTo(_names.AsSpan(_namesLength));
        _entries[_count++] = new SnapshotEntry
        {
            Cookie = cookie,
            Number = number,
            Type = (mode & ModeBits.TypeMask) >> 12,
            NameStart = _namesLength,
            NameLength = name.Length,
        };
        _namesLength += name.Length;
    }

    /// <summary>Two names of one inode may hash alike; the second moves on by one.</summary>
    private void Separate()
    {
        for (int index = 1; index < _count; index++)
        {
            if (_entries[index].Cookie <= _entries[index - 1].Cookie)
                _entries[index].Cookie = _entries[index - 1].Cookie + 1;
        }
    }
}
