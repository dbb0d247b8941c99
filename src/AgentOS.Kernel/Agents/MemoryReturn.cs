using AgentOS.Linux;

namespace AgentOS.Kernel.Agents;

/// <summary>
/// Gives memory back to the system a while after agents were last started or ended: what that leaves behind would stay until the garbage collector
/// has a reason of its own, which a kernel of idle agents never gives it.
/// </summary>
internal sealed class MemoryReturn : IDisposable
{
    // Longer than an agent's file waits with giving back its caches.
    private static readonly TimeSpan s_quiet = TimeSpan.FromSeconds(7);

    private readonly ITimer _timer;

    public MemoryReturn(TimeProvider clock) => _timer = clock.CreateTimer(static _ => Return(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    /// <summary>An agent was started or has ended.</summary>
    public void Note() => _timer.Change(s_quiet, Timeout.InfiniteTimeSpan);

    public void Dispose() => _timer.Dispose();

    private static void Return()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        NativeHeap.Trim();
    }
}
