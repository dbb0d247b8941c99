using AgentOS.Vms.Records;

namespace AgentOS.Vms.Keeping;

/// <summary>Machines in waiting, by what they are copies of and the size of their disk. Those that were taken are replaced when nobody has taken one for a moment: whoever took one works now.</summary>
internal sealed class SparePool : IDisposable
{
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(1);

    private readonly Func<string, VmRecord, Spare?> _start;
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Key, int DiskMiB), Queue<Spare>> _waiting = [];
    private readonly Dictionary<(string Key, int DiskMiB), (VmRecord Like, int Count)> _wanted = [];
    private readonly ITimer _filling;
    private bool _isFilling;

    public SparePool(Func<string, VmRecord, Spare?> start, TimeProvider clock)
    {
        _start = start;
        _filling = clock.CreateTimer(_ => Fill(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Takes one, and sees to it that so many are there next time.</summary>
    /// <returns>Null when there is none.</returns>
    public Spare? Take(string key, VmRecord like, int count)
    {
        lock (_lock)
        {
            _wanted[(key, like.DiskMiB)] = (like, count);
            _filling.Change(s_pause, Timeout.InfiniteTimeSpan);
            return _waiting.TryGetValue((key, like.DiskMiB), out Queue<Spare>? spares) && spares.TryDequeue(out Spare? spare) ? spare : null;
        }
    }

    public void Dispose()
    {
        _filling.Dispose();
        lock (_lock)
        {
            foreach (Spare spare in _waiting.Values.SelectMany(spares => spares))
                spare.Connection.Dispose();
        }
    }

    private void Fill()
    {
        lock (_lock)
        {
            if (_isFilling)
                return;
            _isFilling = true;
        }

        while (TryFindMissing() is { } missing)
        {
            Spare? spare = _start(missing.Key, missing.Like);
            lock (_lock)
            {
                if (spare is null)
                    _wanted.Remove((missing.Key, missing.Like.DiskMiB)); // Until somebody asks again.
                else
                    QueueOf(missing.Key, missing.Like.DiskMiB).Enqueue(spare);
            }
        }
    }

    private (string Key, VmRecord Like)? TryFindMissing()
    {
        lock (_lock)
        {
            foreach (((string key, int disk), (VmRecord like, int count)) in _wanted)
            {
                if (QueueOf(key, disk).Count < count)
                    return (key, like);
            }

            _isFilling = false;
            return null;
        }
    }

    private Queue<Spare> QueueOf(string key, int disk)
    {
        if (!_waiting.TryGetValue((key, disk), out Queue<Spare>? spares))
            _waiting[(key, disk)] = spares = new Queue<Spare>();
        return spares;
    }
}
