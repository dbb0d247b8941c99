namespace AgentOS.Llm.Scheduling.Limits;

/// <summary>
/// The generic cell rate algorithm (ITU-T I.371) over a minute's limit: one number, the theoretical arrival time, instead of a bucket that is refilled; so the time
/// to wait is a subtraction.
/// </summary>
internal sealed class CellRate
{
    private double _interval;
    private double _tolerance;
    private double _arrival;

    /// <summary>Sets the limit; what was used stays used.</summary>
    /// <param name="perMinute">How many in a minute; 0 is no limit.</param>
    /// <param name="burst">How much of a minute's may be used at once.</param>
    public void Set(long perMinute, TimeSpan burst)
    {
        _interval = perMinute == 0 ? 0 : (double)TimeSpan.TicksPerMinute / perMinute;
        _tolerance = burst.Ticks;
    }

    /// <summary>How long until so many may be taken; 0 is now. What is larger than the burst may be taken when nothing is owed.</summary>
    public long Wait(long now, long count)
    {
        if (_interval == 0)
            return 0;
        double early = Math.Max(_arrival, now) + (count * _interval) - _tolerance;
        double earliest = Math.Min(early, Math.Max(_arrival, now));
        return earliest <= now ? 0 : (long)Math.Ceiling(earliest - now);
    }

    /// <summary>Takes so many, allowed or not: what is too much is owed.</summary>
    public void Take(long now, long count) => _arrival = Math.Max(_arrival, now) + (count * _interval);

    /// <summary>Gives back what was taken and not used.</summary>
    public void Return(long count) => _arrival -= count * _interval;
}
