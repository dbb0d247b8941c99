using AgentOS.Errors;

namespace AgentOS.Kernel.Async;

/// <summary>One identity's asynchronous calls: those under way, and the answers that wait to be fetched. Thread-safe.</summary>
/// <param name="most">How many of both there may be.</param>
/// <param name="bytes">How many bytes their answers may have, those of calls under way as long as they may become.</param>
#pragma warning disable CA1001 // A cancellation source without timer and wait handle holds nothing that must be given back.
internal sealed class AsyncResults(int most, long bytes)
#pragma warning restore CA1001
{
    private readonly Lock _lock = new();
    private readonly Queue<AsyncResult> _finished = new();
    private readonly CancellationTokenSource _gone = new();
    private int _count;
    private long _bytes;
    private ulong _last;

    /// <summary>Cancelled when the identity is gone.</summary>
    public CancellationToken Gone => _gone.Token;

    /// <summary>A call begins.</summary>
    /// <returns>A number for it.</returns>
    /// <exception cref="AgentOSException"><see cref="AsyncErrors.TooMany"/>.</exception>
    public ulong Begin()
    {
        lock (_lock)
        {
            if (_count >= most || _bytes >= bytes)
                throw new AgentOSException(AsyncErrors.TooMany, "call asynchronously", "");
            _count++;
            return ++_last;
        }
    }

    /// <summary>A call was refused before it began.</summary>
    public void Abandon()
    {
        lock (_lock)
            _count--;
    }

    /// <summary>A call is under way.</summary>
    /// <param name="expected">How long its answer may become, in bytes.</param>
    public void Expect(long expected)
    {
        lock (_lock)
            _bytes += expected;
    }

    /// <summary>A call has its answer.</summary>
    /// <param name="result">It.</param>
    /// <param name="expected">What was expected of it.</param>
    public void Finish(AsyncResult result, long expected)
    {
        lock (_lock)
        {
            _bytes += result.Size - expected;
            _finished.Enqueue(result);
        }
    }

    /// <summary>Takes answers, in the order in which they came.</summary>
    /// <param name="wanted">So many at most.</param>
    /// <param name="room">Bytes they may take together; the first one always fits.</param>
    public List<AsyncResult> Take(int wanted, int room)
    {
        lock (_lock)
        {
            List<AsyncResult> taken = [];
            while (taken.Count < wanted && _finished.TryPeek(out AsyncResult? next) && ((room -= next.Size) >= 0 || taken.Count == 0))
                taken.Add(_finished.Dequeue());
            _count -= taken.Count;
            _bytes -= taken.Sum(result => (long)result.Size);
            return taken;
        }
    }

    /// <summary>The identity is gone: what runs for it is to end.</summary>
    public void Close() => _ = _gone.CancelAsync();
}
