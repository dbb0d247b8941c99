using AgentOS.Protocol.Kernel;

namespace AgentOS.Kernel.Server;

/// <summary>
/// Frames of one connection that are no answers: events, and parts of answers. Sent from any thread; each waits until the caller has read
/// enough (rule K9), so that a caller who does not read makes the sender wait and costs no memory.
/// </summary>
/// <param name="wake">Has the reactor look at the connection.</param>
internal sealed class OutgoingFrames(Action wake)
{
    private readonly Lock _lock = new();
    private readonly Queue<OutgoingFrame> _waiting = new();
    private bool _isClosed;

    /// <summary>Whether a frame waits.</summary>
    public bool HasWaiting
    {
        get
        {
            lock (_lock)
                return _waiting.Count > 0;
        }
    }

    /// <summary>Sends a frame.</summary>
    /// <param name="tag">Its tag.</param>
    /// <param name="opcode">Its opcode.</param>
    /// <param name="payload">Not to be changed until the task ends.</param>
    /// <returns>True when it is on its way, false when the connection is over.</returns>
    public Task<bool> SendAsync(uint tag, Opcode opcode, ReadOnlyMemory<byte> payload)
    {
        OutgoingFrame frame = new(tag, opcode, payload);
        lock (_lock)
        {
            if (_isClosed)
                return Task.FromResult(false);
            _waiting.Enqueue(frame);
        }

        wake();
        return frame.Sent;
    }

    /// <summary>Moves frames to the output as long as there is room. On the reactor's thread.</summary>
    public void MoveTo(AnswerQueue answers)
    {
        lock (_lock)
        {
            while (!answers.IsFull && _waiting.TryDequeue(out OutgoingFrame? frame))
            {
                frame.WriteTo(answers.Output);
                frame.Complete(isSent: true);
            }
        }
    }

    /// <summary>The connection is over.</summary>
    public void Close()
    {
        lock (_lock)
        {
            _isClosed = true;
            while (_waiting.TryDequeue(out OutgoingFrame? frame))
                frame.Complete(isSent: false);
        }
    }
}
