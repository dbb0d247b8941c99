using AgentOS.Fuse.Operations;

namespace AgentOS.Fuse.Coherence;

/// <summary>Asks the tree at intervals whether somebody else changed it, and has the kernel's caches corrected then.</summary>
internal sealed class ChangeWatcher(FuseSession session, CacheCorrection correction, TimeSpan interval)
{
    /// <summary>
    /// After a change everything is compared twice: a request that read the tree just before the change may have been answered just
    /// after the first comparison.
    /// </summary>
    private const int Passes = 2;

    /// <summary>Watches until <paramref name="stop"/>.</summary>
    internal async Task RunAsync(CancellationToken stop)
    {
        using PeriodicTimer timer = new(interval, session.Clock);
        long seen = session.Tree.ExternalVersion();
        int passes = 0;
        try
        {
            while (await timer.WaitForNextTickAsync(stop))
            {
                long version = session.Tree.ExternalVersion();
                if (version != seen)
                    passes = Passes;
                seen = version;
                if (passes > 0)
                {
                    correction.Run();
                    passes--;
                }

                session.Entries.Compact(session.Nodes);
            }
        }
        catch (OperationCanceledException)
        {
            // Unmounted.
        }
    }
}
