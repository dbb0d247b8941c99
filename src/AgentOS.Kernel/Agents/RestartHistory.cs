namespace AgentOS.Kernel.Agents;

/// <summary>Decides when an agent is started again: after 1 s, and twice as long each time, until it was too often within its window.</summary>
/// <param name="most">Restarts allowed within the window.</param>
/// <param name="window">How long a restart counts.</param>
internal sealed class RestartHistory(int most, TimeSpan window)
{
    private static readonly TimeSpan s_first = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(60);

    private readonly Queue<DateTimeOffset> _recent = new();

    /// <summary>Restarts in all.</summary>
    public int Count { get; private set; }

    /// <summary>Counts a restart.</summary>
    /// <param name="now">The time.</param>
    /// <returns>How long to wait for it; null when there were too many.</returns>
    public TimeSpan? Next(DateTimeOffset now)
    {
        while (_recent.TryPeek(out DateTimeOffset oldest) && now - oldest >= window)
            _recent.Dequeue();
        if (_recent.Count >= most)
            return null;
        TimeSpan delay = DelayAfter(_recent.Count);
        _recent.Enqueue(now);
        Count++;
        return delay;
    }

    // An agent that has run well for a window begins with the shortest delay again.
    private static TimeSpan DelayAfter(int restarts)
    {
        double seconds = s_first.TotalSeconds * Math.Pow(2, restarts);
        return seconds < s_longest.TotalSeconds ? TimeSpan.FromSeconds(seconds) : s_longest;
    }
}
