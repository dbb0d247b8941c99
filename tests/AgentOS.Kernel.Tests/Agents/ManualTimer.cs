namespace AgentOS.Kernel.Tests.Agents;

/// <summary>A timer of a <see cref="ManualClock"/>.</summary>
internal sealed class ManualTimer(ManualClock clock, Action callback) : ITimer
{
    private TimeSpan _period;

    public DateTimeOffset? Due { get; private set; }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        clock.Set(this, dueTime, period);
        return true;
    }

    public void Plan(DateTimeOffset? due, TimeSpan period) => (Due, _period) = (due, period);

    public void Next(DateTimeOffset now) => Due = _period > TimeSpan.Zero ? now + _period : null;

    public void Fire() => callback();

    public void Dispose() => clock.Set(this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
