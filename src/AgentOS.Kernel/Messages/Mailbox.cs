using AgentOS.Errors;
using AgentOS.Kernel.Identities;

namespace AgentOS.Kernel.Messages;

/// <summary>
/// The messages for one identity, oldest first, those of one sender in the order of sending (rule M3). Bounded: who sends to a full one is told, or waits in
/// a row that is bounded, too. Thread-safe; whoever waits does so without a thread.
/// </summary>
internal sealed class Mailbox(MailboxLimits limits)
{
    private readonly Lock _lock = new();
    private readonly LinkedList<Message> _messages = [];
    private readonly LinkedList<WaitingMessage> _outside = [];
    private readonly LinkedList<WaitingReader> _readers = [];
    private long _bytes, _bytesOutside;
    private bool _isClosed;

    /// <summary>Puts a message in.</summary>
    /// <returns>False when there is no room, or others wait for it.</returns>
    /// <exception cref="AgentOSException">Its owner is gone.</exception>
    public bool TryPost(Message message)
    {
        lock (_lock)
        {
            DemandOpen();
            if (_outside.Count > 0 || !HasRoomFor(message))
                return false;
            Insert(message);
            Settle();
            return true;
        }
    }

    /// <summary>Has a message wait for room, behind those that wait already.</summary>
    /// <returns>False when too many wait.</returns>
    /// <exception cref="AgentOSException">Its owner is gone.</exception>
    public bool TryWait(WaitingMessage waiting)
    {
        lock (_lock)
        {
            DemandOpen();
            if (_outside.Count >= limits.Waiting || _bytesOutside + waiting.Message.Size > limits.Bytes)
                return false;
            _outside.AddLast(waiting);
            _bytesOutside += waiting.Message.Size;
            Settle();
            return true;
        }
    }

    /// <summary>A message waits no longer.</summary>
    public void Forget(WaitingMessage waiting)
    {
        lock (_lock)
        {
            if (_outside.Remove(waiting))
                _bytesOutside -= waiting.Message.Size;
            // It may have been the first, and too large for the room there is.
            Settle();
        }
    }

    /// <summary>Takes messages out.</summary>
    /// <returns>None when there are none.</returns>
    public IReadOnlyList<Message> Take(Selection wanted)
    {
        lock (_lock)
        {
            List<Message> taken = wanted.Choose(_messages);
            Remove(taken);
            Settle();
            return taken;
        }
    }

    /// <summary>Has somebody wait for messages, behind those who wait already.</summary>
    public void Await(WaitingReader reader)
    {
        lock (_lock)
        {
            _readers.AddLast(reader);
            Settle();
        }
    }

    /// <summary>Somebody waits no longer.</summary>
    public void Forget(WaitingReader reader)
    {
        lock (_lock)
            _readers.Remove(reader);
    }

    /// <summary>Its owner is gone: nothing goes in any more, and nobody waits.</summary>
    public void Close()
    {
        lock (_lock)
        {
            _isClosed = true;
            foreach (WaitingMessage waiting in _outside)
                waiting.Admitted.TryComplete(false);
            foreach (WaitingReader reader in _readers)
                reader.Taken.TryComplete([]);
            _outside.Clear();
            _readers.Clear();
            _messages.Clear();
        }
    }

    private bool HasRoomFor(Message message) => _messages.Count < limits.Messages && _bytes + message.Size <= limits.Bytes;

    private void Insert(Message message)
    {
        _messages.AddLast(message);
        _bytes += message.Size;
    }

    private void Remove(List<Message> taken)
    {
        foreach (Message message in taken)
        {
            _messages.Remove(message);
            _bytes -= message.Size;
        }
    }

    // Each message let in may be what a reader waits for, and each one taken makes room.
    private void Settle()
    {
        do
            ServeReaders();
        while (AdmitFirst());
    }

    private void ServeReaders()
    {
        LinkedListNode<WaitingReader>? next = _messages.Count > 0 ? _readers.First : null;
        while (next is { } node)
        {
            next = node.Next;
            List<Message> chosen = node.Value.Wanted.Choose(_messages);
            if (chosen.Count == 0)
                continue;
            // One whose time is over meanwhile takes nothing.
            if (node.Value.Taken.TryComplete(chosen))
                Remove(chosen);
            _readers.Remove(node);
        }
    }

    private bool AdmitFirst()
    {
        if (_outside.First is not { } first || !HasRoomFor(first.Value.Message))
            return false;
        _outside.RemoveFirst();
        _bytesOutside -= first.Value.Message.Size;
        if (first.Value.Admitted.TryComplete(true))
            Insert(first.Value.Message);
        return true;
    }

    private void DemandOpen()
    {
        if (_isClosed)
            throw new AgentOSException(IdentityErrors.NotFound, "send", "");
    }
}
