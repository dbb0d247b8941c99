namespace AgentOS.Kernel.Tests.Agents;

/// <summary>A clock whose timers fire when a test moves it; tests wait until a timer is set instead of guessing when.</summary>
internal sealed class ManualClock : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<ManualTimer> _timers = [];
    private readonly List<(TimeSpan Due, int Timers, TaskCompletionSource Set)> _awaited = [];
    private DateTimeOffset _now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
            return _now;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ManualTimer timer = new(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Completes when so many timers are set that fire after exactly this time.</summary>
    public Task WhenSetAsync(TimeSpan due, int timers = 1)
    {
        lock (_lock)
        {
            if (Count(due) >= timers)
                return Task.CompletedTask;
            TaskCompletionSource set = new(TaskCreationOptions.RunContinuationsAsynchronously);
            _awaited.Add((due, timers, set));
            return set.Task.WaitAsync(TimeSpan.FromSeconds(60));
        }
    }

    public void Advance(TimeSpan by)
    {
        List<ManualTimer> due;
        lock (_lock)
        {
            _now += by;
            due = _timers.FindAll(timer => timer.Due <= _now);
            foreach (ManualTimer timer in due)
                timer.Next(_now);
            _timers.RemoveAll(timer => timer.Due is null);
        }

        due.ForEach(timer => timer.Fire());
    }

    internal void Set(ManualTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        lock (_lock)
        {
            _timers.Remove(timer);
            timer.Plan(dueTime == Timeout.InfiniteTimeSpan ? null : _now + dueTime, period);
            if (timer.Due is null)
                return;
            _timers.Add(timer);
            foreach ((TimeSpan _, int _, TaskCompletionSource set) in _awaited.Where(awaited => Count(awaited.Due) >= awaited.Timers))
                set.TrySetResult();
        }
    }

    private int Count(TimeSpan due) => _timers.Count(timer => timer.Due == _now + due);
}
