namespace AgentOS.LlmServer.Hosting;

/// <summary>Counts calls, and tells when there has been nothing to do for a while. Thread-safe.</summary>
internal sealed class Activity(TimeProvider clock)
{
    private long _finished;
    private int _underWay;
    private long _last = clock.GetTimestamp();

    /// <summary>Calls under way.</summary>
    public int UnderWay => Volatile.Read(ref _underWay);

    /// <summary>Calls that are over.</summary>
    public long Finished => Volatile.Read(ref _finished);

    /// <summary>Since the last of them ended; zero while there are some.</summary>
    public TimeSpan Idle => UnderWay > 0 ? TimeSpan.Zero : clock.GetElapsedTime(Volatile.Read(ref _last));

    /// <summary>A call begins; it is over when the result is disposed.</summary>
    public IDisposable Begin()
    {
        Interlocked.Increment(ref _underWay);
        return new Call(this);
    }

    private void End()
    {
        Volatile.Write(ref _last, clock.GetTimestamp());
        Interlocked.Increment(ref _finished);
        Interlocked.Decrement(ref _underWay);
    }

    private sealed class Call(Activity activity) : IDisposable
    {
        public void Dispose() => activity.End();
    }
}
