using System.Runtime.InteropServices;

namespace AgentOS.Fuse.Nodes;

/// <summary>
/// The directory entries the kernel caches. When somebody else changes a directory, the kernel must be told which names
/// to ask for again, and the tree no longer knows the ones that are gone. Of missing names a hash is enough,
/// because those that appear are found in the directory.
/// </summary>
internal sealed class KnownEntries
{
    /// <summary>Beyond this many missing names every name of a changed directory is announced instead (512 KiB of hashes).</summary>
    private const int MissingLimit = 65536;

    private readonly Lock _lock = new();
    private readonly Dictionary<ulong, EntryRecord> _present = [];
    private readonly HashSet<ulong> _missing = [];
    private NameArena _names = new();
    private bool _missingOverflowed;

    /// <summary>The kernel is about to learn that a name means an inode.</summary>
    internal void Add(long parent, ReadOnlySpan<byte> name, long child)
    {
        ulong key = EntryKey.Of(parent, name);
        lock (_lock)
        {
            _missing.Remove(key);
            if (_present.TryGetValue(key, out EntryRecord known) && known.Child == child)
                return;
            Drop(key);
            _present[key] = new EntryRecord { Parent = parent, Child = child, NameStart = _names.Add(name), NameLength = (byte)name.Length };
        }
    }

    /// <summary>The kernel is about to learn that a name does not exist.</summary>
    internal void AddMissing(long parent, ReadOnlySpan<byte> name)
    {
        ulong key = EntryKey.Of(parent, name);
        lock (_lock)
        {
            Drop(key);
            if (_missing.Count < MissingLimit)
                _missing.Add(key);
            else
                _missingOverflowed = true;
        }
    }

    /// <summary>The kernel removed a name itself.</summary>
    internal void Remove(long parent, ReadOnlySpan<byte> name)
    {
        lock (_lock)
            Drop(EntryKey.Of(parent, name));
    }

    /// <summary>The kernel renamed an entry itself, over whatever had the new name.</summary>
    internal void Move(long oldParent, ReadOnlySpan<byte> oldName, long newParent, ReadOnlySpan<byte> newName)
    {
        lock (_lock)
        {
            long child = Child(oldParent, oldName);
            Drop(EntryKey.Of(oldParent, oldName));
            Add(newParent, newName, child);
        }
    }

    /// <summary>The kernel swapped two entries itself.</summary>
    internal void Exchange(long oldParent, ReadOnlySpan<byte> oldName, long newParent, ReadOnlySpan<byte> newName)
    {
        lock (_lock)
        {
            long first = Child(oldParent, oldName);
            long second = Child(newParent, newName);
            Add(oldParent, oldName, second);
            Add(newParent, newName, first);
        }
    }

    /// <summary>Whether what the kernel believes about a name differs from <paramref name="child"/>, which the directory says.</summary>
    internal bool IsStale(long parent, ReadOnlySpan<byte> name, long child)
    {
        ulong key = EntryKey.Of(parent, name);
        lock (_lock)
        {
            return _present.TryGetValue(key, out EntryRecord known)
                ? known.Child != child
                : _missingOverflowed || _missing.Contains(key);
        }
    }

    /// <summary>Calls <paramref name="visit"/> for copies of all entries of which <paramref name="wanted"/> holds.</summary>
    internal void Find(Func<long, long, bool> wanted, Action<long, byte[], long> visit)
    {
        List<(long Parent, byte[] Name, long Child)> found = [];
        lock (_lock)
        {
            foreach (EntryRecord record in _present.Values)
            {
                if (wanted(record.Parent, record.Child))
                    found.Add((record.Parent, _names.Get(record.NameStart, record.NameLength).ToArray(), record.Child));
            }
        }

        foreach ((long parent, byte[] name, long child) in found)
            visit(parent, name, child);
    }

    /// <summary>Forgets entries of inodes the kernel no longer holds, when they fill more than half of the memory.</summary>
    internal void Compact(KnownNodes nodes)
    {
        lock (_lock)
        {
            if (_present.Count < 1024 || _present.Count < 2 * nodes.Count)
                return;
            foreach ((ulong key, EntryRecord record) in _present)
            {
                if (!nodes.Contains(record.Child))
                    Drop(key);
            }

            Repack();
        }
    }

    /// <summary>0 when the entry is not known; no inode has that number, so such an entry always counts as stale.</summary>
    private long Child(long parent, ReadOnlySpan<byte> name) =>
        _present.TryGetValue(EntryKey.Of(parent, name), out EntryRecord record) ? record.Child : 0;

    private void Drop(ulong key)
    {
        if (!_present.Remove(key, out EntryRecord record))
            return;
        _names.Release(record.NameLength);
        if (_names.IsMostlyGarbage)
            Repack();
    }

    private void Repack()
    {
        NameArena packed = new();
        foreach (ulong key in _present.Keys)
        {
            ref EntryRecord record = ref CollectionsMarshal.GetValueRefOrNullRef(_present, key);
            record.NameStart = packed.Add(_names.Get(record.NameStart, record.NameLength));
        }

        _names = packed;
    }
}
