namespace AgentOS.Storage.LlmCalls;

/// <summary>
/// Collects calls and writes them a tenth of a second after the first of them, together: a program that makes many short calls does not pay a commit for each. What
/// was not written when the process is killed is lost; ending it writes everything. Thread-safe.
/// </summary>
public sealed class LlmCallWriter : IDisposable
{
    private static readonly TimeSpan s_delay = TimeSpan.FromMilliseconds(100);

    private readonly Lock _lock = new();
    private readonly Action<IReadOnlyList<LlmCall>> _write;
    private readonly ITimer _timer;
    private List<LlmCall> _calls = [];

    /// <param name="write">Writes some of them, in one transaction; called by one thread at a time.</param>
    /// <param name="time">The clock.</param>
    public LlmCallWriter(Action<IReadOnlyList<LlmCall>> write, TimeProvider time)
    {
        _write = write;
        _timer = time.CreateTimer(static writer => ((LlmCallWriter)writer!).Flush(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Takes one; returns at once.</summary>
    public void Add(LlmCall call)
    {
        lock (_lock)
        {
            _calls.Add(call);
            if (_calls.Count == 1)
                _timer.Change(s_delay, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Writes what there is.</summary>
    public void Flush()
    {
        lock (_write)
        {
            List<LlmCall> calls;
            lock (_lock)
                (calls, _calls) = (_calls, []);
            if (calls.Count > 0)
                _write(calls);
        }
    }

    /// <summary>Writes what there is, and takes no more.</summary>
    public void Dispose()
    {
        _timer.Dispose();
        Flush();
    }
}
