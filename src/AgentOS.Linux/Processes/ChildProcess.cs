namespace AgentOS.Linux;

/// <summary>
/// A child started from a thread of its own, which stays until the child ends: PR_SET_PDEATHSIG is tied to the parent <em>thread</em>
/// (prctl(2)), and the thread may enter a mount namespace or give up its user id without touching the rest of the process. A thread inherits
/// both from the one that creates it, so that thread creates none and hands nothing to the thread pool: others hear of the child's end.
/// </summary>
public sealed class ChildProcess : IDisposable
{
    private const int ThreadStackBytes = 512 * 1024;

    private readonly TaskCompletionSource<ProcessExit> _exit = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<ProcessDescriptor> _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ManualResetEventSlim _ended = new(initialState: false, spinCount: 0);
    private ProcessDescriptor? _descriptor;
    private int _pid;

    private ChildProcess()
    {
    }

    /// <summary>Completes when the child has ended and is reaped.</summary>
    public Task<ProcessExit> Exit => _exit.Task;

    /// <summary>Starts a child.</summary>
    /// <param name="prepare">Runs on the child's own thread, before the spawn; whatever it changes about the thread the child inherits.</param>
    /// <exception cref="LinuxException">It could not be executed; what <paramref name="prepare"/> throws is thrown on, too.</exception>
    public static ChildProcess Start(Func<SpawnRequest> prepare)
    {
        ChildProcess child = new();
        new Thread(() => child.Spawn(prepare), ThreadStackBytes) { IsBackground = true, Name = "child's parent" }.Start();
        child._descriptor = child._started.Task.GetAwaiter().GetResult();
        child._descriptor.WhenEnded(child.Reap);
        return child;
    }

    /// <summary>Sends the child a signal.</summary>
    public void Signal(int signal) => _descriptor?.Signal(signal);

    /// <summary>Lets it go; it is reaped when it ends all the same.</summary>
    public void Dispose() => _ = _exit.Task.ContinueWith(_ => _descriptor?.Dispose(), TaskScheduler.Default);

    private void Spawn(Func<SpawnRequest> prepare)
    {
        try
        {
            _pid = Spawner.Spawn(prepare());
            _started.SetResult(ProcessDescriptor.Open(_pid));
        }
#pragma warning disable CA1031 // Everything goes to the thread that waits in Start.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            _started.SetException(failure);
            return;
        }

        _ended.Wait();
    }

    private void Reap()
    {
        ProcessExit exit = Children.Wait(_pid);
        _ended.Set();
        _exit.SetResult(exit);
    }
}
