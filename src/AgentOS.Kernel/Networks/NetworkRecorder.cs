using System.Collections.Concurrent;
using AgentOS.Network.Record;
using AgentOS.Storage.Networks;

namespace AgentOS.Kernel.Networks;

/// <summary>Writes what happened in an agent's network into its file, away from the connections' threads: what comes while rows are written shares the next write.</summary>
internal sealed class NetworkRecorder(AgentMount mount) : IEgressRecorder
{
    private readonly ConcurrentQueue<EgressEvent> _waiting = new();
    private readonly Lock _writing = new();
    private readonly Dictionary<long, long> _open = [];
    private long _lastId;
    private int _isScheduled;

    /// <summary>What was refused.</summary>
    public RefusedHosts Refused { get; } = new();

    /// <inheritdoc/>
    public void Record(EgressEvent happened)
    {
        Refused.Note(happened);
        _waiting.Enqueue(happened);
        if (Interlocked.Exchange(ref _isScheduled, 1) == 0)
            ThreadPool.UnsafeQueueUserWorkItem(static recorder => recorder.Flush(), this, preferLocal: false);
    }

    /// <summary>Writes what has come.</summary>
    public void Flush()
    {
        lock (_writing)
        {
            // First, so that what comes from now on is written, if not by this then by another call.
            Volatile.Write(ref _isScheduled, 0);
            Dictionary<long, NetworkEntry> rows = [];
            while (_waiting.TryDequeue(out EgressEvent? happened))
            {
                long id = IdOf(happened);
                rows[id] = NetworkRow.Of(happened, id);
            }

            if (rows.Count > 0)
                mount.Record([.. rows.Values]);
        }
    }

    // A connection that is told twice is one row.
    private long IdOf(EgressEvent happened)
    {
        if (_open.Remove(happened.Id, out long id))
            return id;
        id = _lastId = Math.Max(_lastId + 1, NetworkRow.Nanoseconds(happened.Start));
        if (happened.Duration is null)
            _open.Add(happened.Id, id);
        return id;
    }
}
