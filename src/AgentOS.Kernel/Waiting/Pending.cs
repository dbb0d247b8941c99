namespace AgentOS.Kernel.Waiting;

/// <summary>A result somebody waits for without a thread: it comes, or the time is over, or the caller is gone. The first of these counts, once.</summary>
/// <typeparam name="T">The result.</typeparam>
internal sealed class Pending<T> : IDisposable
{
    // Whoever waits goes on elsewhere, never inside the lock of somebody who completes this.
    private readonly TaskCompletionSource<T> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ITimer _timer;
    private readonly CancellationTokenRegistration _gone;

    /// <param name="patience">How long.</param>
    /// <param name="otherwise">The result when nothing came.</param>
    /// <param name="clock">Measures it.</param>
    /// <param name="gone">Cancelled when nobody waits any more.</param>
    public Pending(TimeSpan patience, T otherwise, TimeProvider clock, CancellationToken gone)
    {
        _timer = clock.CreateTimer(_ => TryComplete(otherwise), null, patience, Timeout.InfiniteTimeSpan);
        _gone = gone.UnsafeRegister(_ => TryComplete(otherwise), null);
    }

    /// <summary>The result, when there is one.</summary>
    public Task<T> Result => _result.Task;

    /// <summary>Gives the result.</summary>
    /// <returns>False when it is too late: it counts for nothing.</returns>
    public bool TryComplete(T result) => _result.TrySetResult(result);

    public void Dispose()
    {
        _timer.Dispose();
        _gone.Dispose();
    }
}
