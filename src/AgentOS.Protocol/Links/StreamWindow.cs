namespace AgentOS.Protocol.Links;

/// <summary>How much may be sent of a stream before its receiver has taken some: credit-based flow control, as HTTP/2 has it (RFC 9113, 5.2).</summary>
internal sealed class StreamWindow
{
    /// <summary>Bytes on their way at most; what a receiver holds at most.</summary>
    public const int Bytes = 256 * 1024;

    private readonly object _changed = new();
    private int _left = Bytes;
    private bool _isOver;

    /// <summary>Waits until something may be sent.</summary>
    /// <returns>How much; 0 when nobody takes anything any more.</returns>
    public int Wait()
    {
        lock (_changed)
        {
            while (!_isOver && _left == 0)
                _ = Monitor.Wait(_changed);
            return _isOver ? 0 : _left;
        }
    }

    /// <summary>So much was sent.</summary>
    public void Take(int count)
    {
        lock (_changed)
            _left -= count;
    }

    /// <summary>So much was taken by the receiver.</summary>
    /// <exception cref="FrameException">More than was sent.</exception>
    public void Give(uint count)
    {
        lock (_changed)
        {
            if (count > Bytes - _left)
                throw new FrameException($"credit for {count} bytes that were not sent");
            _left += (int)count;
            Monitor.PulseAll(_changed);
        }
    }

    /// <summary>Nothing will be taken any more.</summary>
    public void End()
    {
        lock (_changed)
        {
            _isOver = true;
            Monitor.PulseAll(_changed);
        }
    }
}
