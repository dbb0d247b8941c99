using System.Collections.Concurrent;
using AgentOS.Fuse.Operations;

namespace AgentOS.Fuse.Coherence;

/// <summary>
/// Asks the tree at intervals whether somebody else changed it, and has the kernel's caches corrected then. On a thread of its
/// own: a notification may wait for requests to be answered, and a busy thread pool would make the promise of freshness void.
/// </summary>
internal sealed class ChangeWatcher(FuseSession session, CacheCorrection correction, TimeSpan interval) : IDisposable
{
    /// <summary>
    /// After a change everything is compared twice: a request that read the tree just before the change may have been answered just
    /// after the first comparison.
    /// </summary>
    private const int Passes = 2;

    private const int StackBytes = 256 * 1024;

    // It waits long: looking again and again first would be for nothing, many times a second.
    private readonly ManualResetEventSlim _wake = new(initialState: false, spinCount: 0);
    private readonly ConcurrentQueue<TaskCompletionSource> _asking = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _seen;
    private int _passes;
    private volatile bool _isOver;

    /// <summary>The last failure of the tree while it was watched; watching goes on.</summary>
    internal Exception? LastFault { get; private set; }

    internal void Start()
    {
        _seen = session.Tree.ExternalVersion();
        new Thread(Run, StackBytes) { IsBackground = true, Name = "fuse watch" }.Start();
    }

    /// <summary>Stops, and completes when the thread touches the tree no more.</summary>
    internal Task StopAsync()
    {
        _isOver = true;
        _wake.Set();
        return _ended.Task;
    }

    /// <summary>Asks now, and completes when the caches are right.</summary>
    internal Task CheckAsync()
    {
        TaskCompletionSource answered = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _asking.Enqueue(answered);
        if (!_isOver)
            _wake.Set();
        return Task.WhenAny(answered.Task, _ended.Task);
    }

    public void Dispose() => _wake.Dispose();

    private void Run()
    {
        while (true)
        {
            _ = _wake.Wait(interval);
            _wake.Reset();
            if (_isOver)
                break;
            int asked = _asking.Count;
            try
            {
                Check();
            }
#pragma warning disable CA1031 // A store that is locked for a moment is asked again at the next interval.
            catch (Exception fault)
#pragma warning restore CA1031
            {
                LastFault = fault;
                _passes = Passes;
            }

            for (; asked > 0 && _asking.TryDequeue(out TaskCompletionSource? answered); asked--)
                answered.SetResult();
        }

        _ended.SetResult();
    }

    private void Check()
    {
        long version = session.Tree.ExternalVersion();
        if (version != _seen)
            _passes = Passes;
        _seen = version;
        if (_passes > 0)
        {
            correction.Run();
            _passes--;
        }

        session.Entries.Compact(session.Nodes);
    }
}
