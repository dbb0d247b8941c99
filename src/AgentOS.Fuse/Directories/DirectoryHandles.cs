namespace AgentOS.Fuse.Directories;

/// <summary>Open directories. Snapshots are reused, so opening one allocates only when more are open than ever before.</summary>
internal sealed class DirectoryHandles
{
    private readonly Lock _lock = new();
    private readonly List<DirectorySnapshot?> _open = [];
    private readonly Stack<int> _freeSlots = [];
    private readonly Stack<DirectorySnapshot> _spare = [];

    /// <summary>Opens; the number is what the kernel will send back.</summary>
    internal ulong Open()
    {
        lock (_lock)
        {
            DirectorySnapshot snapshot = _spare.TryPop(out DirectorySnapshot? spare) ? spare : new DirectorySnapshot();
            if (_freeSlots.TryPop(out int slot))
            {
                _open[slot] = snapshot;
                return (ulong)slot;
            }

            _open.Add(snapshot);
            return (ulong)(_open.Count - 1);
        }
    }

    /// <summary>The snapshot behind a handle, or null when there is no such handle.</summary>
    internal DirectorySnapshot? Find(ulong handle)
    {
        lock (_lock)
            return handle < (ulong)_open.Count ? _open[(int)handle] : null;
    }

    /// <summary>Closes; an unknown handle is ignored.</summary>
    internal void Close(ulong handle)
    {
        DirectorySnapshot? snapshot = Find(handle);
        if (snapshot is null)
            return;
        lock (snapshot)
            snapshot.Clear();
        lock (_lock)
        {
            _open[(int)handle] = null;
            _freeSlots.Push((int)handle);
            _spare.Push(snapshot);
        }
    }
}
