using AgentOS.Kernel.Syscalls;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Kernel.Events;

/// <summary>
/// One connection's subscriptions, and the events that wait for it: bounded, and what there was no room for is told by an event in its place (rule V3).
/// Thread-safe.
/// </summary>
/// <param name="caller">Whose.</param>
/// <param name="limits">Of what waits.</param>
/// <param name="describeLoss">Makes the event that stands for lost ones.</param>
internal sealed class Subscriber(Caller caller, EventLimits limits, Func<int, byte[]> describeLoss)
{
    private readonly Lock _lock = new();
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly Queue<byte[]> _waiting = new();
    private int _bytes, _lost;
    private bool _isSending;

    /// <summary>Who subscribed.</summary>
    public Caller Caller => caller;

    /// <summary>The names that are subscribed to, sorted.</summary>
    public string[] Names
    {
        get
        {
            lock (_lock)
                return [.. _names.Order(StringComparer.Ordinal)];
        }
    }

    /// <summary>Adds names.</summary>
    public void Add(IEnumerable<string> names)
    {
        lock (_lock)
            _names.UnionWith(names);
    }

    /// <summary>Takes names away.</summary>
    public void Remove(IEnumerable<string> names)
    {
        lock (_lock)
            _names.ExceptWith(names);
    }

    /// <summary>Whether events of a name are subscribed to.</summary>
    public bool Wants(string name)
    {
        lock (_lock)
            return _names.Contains(name) || _names.Contains(EventNames.All) || (!EventNames.IsOfKernel(name) && _names.Contains(EventNames.Custom));
    }

    /// <summary>Gives it an event.</summary>
    public void Offer(byte[] entry)
    {
        lock (_lock)
        {
            if (_waiting.Count >= limits.Events || _bytes + entry.Length > limits.Bytes)
            {
                _lost++;
                return;
            }

            NoteLoss();
            Enqueue(entry);
            if (_isSending || !caller.WantsEvents)
                return;
            _isSending = true;
        }

        _ = SendAsync();
    }

    /// <summary>Takes events, oldest first.</summary>
    /// <param name="most">So many at most.</param>
    /// <param name="room">Bytes they may take together; the first one always fits.</param>
    public List<byte[]> Take(int most, int room)
    {
        lock (_lock)
        {
            List<byte[]> taken = [];
            while (taken.Count < most && Peek() is { } entry && (room -= entry.Length) >= 0)
            {
                Dequeue();
                taken.Add(entry);
            }

            return taken;
        }
    }

    private async Task SendAsync()
    {
        while (TakeToSend() is { } entry)
        {
            if (!await caller.Frames.SendAsync(0, Opcode.Event, entry).ConfigureAwait(false))
                return;
        }
    }

    private byte[]? TakeToSend()
    {
        lock (_lock)
        {
            byte[]? entry = Peek();
            if (entry is null)
                _isSending = false;
            else
                Dequeue();
            return entry;
        }
    }

    // When all that waited is taken, what was lost after it is next.
    private byte[]? Peek()
    {
        if (_waiting.Count == 0)
            NoteLoss();
        return _waiting.TryPeek(out byte[]? entry) ? entry : null;
    }

    private void NoteLoss()
    {
        if (_lost == 0)
            return;
        Enqueue(describeLoss(_lost));
        _lost = 0;
    }

    private void Enqueue(byte[] entry)
    {
        _waiting.Enqueue(entry);
        _bytes += entry.Length;
    }

    private void Dequeue() => _bytes -= _waiting.Dequeue().Length;
}
