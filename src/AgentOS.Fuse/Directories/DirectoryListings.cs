namespace AgentOS.Fuse.Directories;

/// <summary>
/// Directories that are being listed. Without OPENDIR there is nothing to tell readers of one directory apart; they may share a snapshot,
/// because positions mean the same place in every one.
/// </summary>
internal sealed class DirectoryListings
{
    /// <summary>Listings that are read to their end leave by themselves; the others wait here until as many newer ones have come.</summary>
    private const int Capacity = 64;

    private readonly Lock _lock = new();
    private readonly Dictionary<long, DirectorySnapshot> _snapshots = [];
    private readonly Queue<long> _order = new();
    private readonly Stack<DirectorySnapshot> _spare = new();

    /// <summary>The snapshot for a directory; to be locked while it is used, and not loaded when it was not listed lately.</summary>
    internal DirectorySnapshot Find(long directory)
    {
        DirectorySnapshot? oldest = null;
        DirectorySnapshot? snapshot;
        lock (_lock)
        {
            if (_snapshots.TryGetValue(directory, out snapshot))
                return snapshot;
            snapshot = _spare.TryPop(out DirectorySnapshot? spare) ? spare : new DirectorySnapshot();
            _snapshots.Add(directory, snapshot);
            _order.Enqueue(directory);
            while (_order.Count > Capacity && oldest is null)
                _snapshots.Remove(_order.Dequeue(), out oldest);
        }

        if (oldest is not null)
            Reuse(oldest);
        return snapshot;
    }

    /// <summary>The listing was read to its end.</summary>
    internal void Close(long directory)
    {
        DirectorySnapshot? snapshot;
        lock (_lock)
        {
            if (!_snapshots.Remove(directory, out snapshot))
                return;
        }

        Reuse(snapshot);
    }

    // Whoever still waits for it finds it not loaded, and loads it for itself.
    private void Reuse(DirectorySnapshot snapshot)
    {
        lock (snapshot)
            snapshot.Clear();
        lock (_lock)
        {
            if (_spare.Count < Capacity)
                _spare.Push(snapshot);
        }
    }
}
