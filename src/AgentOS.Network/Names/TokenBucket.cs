namespace AgentOS.Network.Names;

/// <summary>So many a second, and some more at first. Not thread-safe.</summary>
internal sealed class TokenBucket(double perSecond, int capacity, TimeProvider time)
{
    private double _tokens = capacity;
    private long _filled = time.GetTimestamp();

    /// <summary>Takes one, if there is one.</summary>
    public bool TryTake()
    {
        long now = time.GetTimestamp();
        _tokens = Math.Min(capacity, _tokens + (time.GetElapsedTime(_filled, now).TotalSeconds * perSecond));
        _filled = now;
        if (_tokens < 1)
            return false;
        _tokens--;
        return true;
    }
}
