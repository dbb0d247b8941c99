namespace AgentOS.Store.Ooze;

/// <summary>Counts the lines that counted for nothing. Thread-safe.</summary>
internal sealed class LineCounter
{
    private readonly Lock _lock = new();
    private OozeCounts _sum;

    /// <summary>So far.</summary>
    public OozeCounts Sum
    {
        get
        {
            lock (_lock)
                return _sum;
        }
    }

    /// <summary>Counts one more.</summary>
    public void Add(Func<OozeCounts, OozeCounts> change)
    {
        lock (_lock)
            _sum = change(_sum);
    }
}
