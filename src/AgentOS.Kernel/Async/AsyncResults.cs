using AgentOS.Errors;

namespace AgentOS.Kernel.Async;

/// <summary>One identity's asynchronous calls: those under way, and the answers that wait to be fetched. Thread-safe.</summary>
/// <param name="most">How many of both there may be.</param>
#pragma warning disable CA1001 // A cancellation source without timer and wait handle holds nothing that must be given back.
internal sealed class AsyncResults(int most)
#pragma warning restore CA1001
{
    private readonly Lock _lock = new();
    private readonly Queue<AsyncResult> _finished = new();
    private readonly CancellationTokenSource _gone = new();
    private int _count;
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
            if (_count >= most)
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

    /// <summary>A call has its answer.</summary>
    public void Finish(AsyncResult result)
    {
        lock (_lock)
            _finished.Enqueue(result);
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
            return taken;
        }
    }

    /// <summary>The identity is gone: what runs for it is to end.</summary>
    public void Close() => _ = _gone.CancelAsync();
}
