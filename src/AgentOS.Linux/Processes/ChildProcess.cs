namespace AgentOS.Linux;

/// <summary>
/// A child started from a thread of its own, which stays until the child ends: PR_SET_PDEATHSIG is tied to the parent <em>thread</em>
/// (prctl(2)), and the thread may enter a mount namespace or give up its user id without touching the rest of the process.
/// </summary>
public sealed class ChildProcess : IDisposable
{
    private const int ThreadStackBytes = 512 * 1024;

    private readonly TaskCompletionSource<ProcessExit> _exit = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<ProcessDescriptor> _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ProcessDescriptor? _descriptor;

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
        Thread thread = new(() => child.Run(prepare), ThreadStackBytes) { IsBackground = true, Name = "child process" };
        thread.Start();
        child._descriptor = child._started.Task.GetAwaiter().GetResult();
        return child;
    }

    /// <summary>Sends the child a signal.</summary>
    public void Signal(int signal) => _descriptor?.Signal(signal);

    /// <inheritdoc/>
    public void Dispose() => _descriptor?.Dispose();

    private void Run(Func<SpawnRequest> prepare)
    {
        int pid;
        try
        {
            pid = Spawner.Spawn(prepare());
            _started.SetResult(ProcessDescriptor.Open(pid));
        }
#pragma warning disable CA1031 // Everything goes to the thread that waits in Start.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            _started.SetException(failure);
            return;
        }

        _exit.SetResult(Children.Wait(pid));
    }
}
