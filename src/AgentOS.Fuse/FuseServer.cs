using AgentOS.Fuse.Coherence;
using AgentOS.Fuse.Operations;
using AgentOS.Fuse.Transport;
using AgentOS.Linux;
using AgentOS.Storage.Files;

namespace AgentOS.Fuse;

/// <summary>Serves a file tree over a mounted FUSE connection, on threads of its own, until it is unmounted.</summary>
public sealed class FuseServer : IAsyncDisposable
{
    /// <summary>A worker calls into the tree and no deeper; the default of 8 MiB is address space for nothing.</summary>
    private const int WorkerStackBytes = 512 * 1024;

    private readonly FuseConnection _connection;
    private readonly FuseSession _session;
    private readonly RequestProcessor _processor;
    private readonly SessionOperations _init;
    private readonly ChangeWatcher _watcher;
    private readonly TaskCompletionSource _workersEnded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _running;

    private FuseServer(IFileTree tree, FuseConnection connection, FuseServerOptions options)
    {
        _connection = connection;
        _session = new FuseSession(tree, options);
        _init = new SessionOperations(options.LargestTransfer);
        OperationTracer? tracer = options.Trace is null ? null : new OperationTracer(options.Trace);
        _processor = new RequestProcessor(new RequestDispatcher(_session, _init), tracer);
        StartWorkers(options.Threads);
        CacheCorrection correction = new(_session, new KernelNotifier(connection.Device));
        _watcher = new ChangeWatcher(_session, correction, options.PollInterval);
        ShowRoot();
        _watcher.Start();
        Completion = CompleteAsync();
    }

    /// <summary>Ends when the connection has: unmounted and no longer used by anybody. Fails when the device did.</summary>
    public Task Completion { get; }

    /// <summary>The last failure of the tree that was no error number (the program got EIO), or null.</summary>
    public Exception? LastFault => _processor.LastFault ?? _watcher.LastFault;

    /// <summary>
    /// Starts serving. The tree stays the caller's: dispose it after <see cref="Completion"/>. The connection becomes the server's.
    /// </summary>
    public static FuseServer Start(IFileTree tree, FuseConnection connection, FuseServerOptions options) => new(tree, connection, options);

    /// <summary>Completes when what others changed in the tree so far is seen through the mount.</summary>
    public Task ShowChangesAsync() => _watcher.CheckAsync();

    /// <summary>
    /// Unmounts and waits until the last user is gone. Whoever still holds the mount (a working directory, an open file) keeps it
    /// served; give up waiting with <see cref="Task.WaitAsync(TimeSpan)"/>: when the process ends, the kernel ends the connection.
    /// </summary>
    public Task StopAsync()
    {
        _connection.Detach();
        return Completion;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _connection.Dispose();
        _watcher.Dispose();
    }

    // The kernel has the root without owner and mode until somebody asks for them. An answer that a notification overtakes is thrown away, and the one who asked is
    // refused (fs/fuse/dir.c, fuse_permission); so it is asked for before there are notifications.
    private void ShowRoot()
    {
        if (_connection.MountPoint.Length > 0)
            _ = Directory.Exists(_connection.MountPoint);
    }

    private void StartWorkers(int count)
    {
        _running = count;
        InterruptTable interrupts = new();
        RequestQueue queue = new(_connection.Device);
        FuseWorker[] workers = new FuseWorker[count];
        for (int index = 0; index < count; index++)
            workers[index] = new FuseWorker(_connection.Device, queue, _processor, interrupts);

        foreach (FuseWorker worker in workers)
            new Thread(() => Work(worker), WorkerStackBytes) { IsBackground = true, Name = "fuse" }.Start();
    }

    private void Work(FuseWorker worker)
    {
        Errno error = worker.Run();
        if (error != Errno.None)
            _workersEnded.TrySetException(new LinuxException(error, "read", FuseMount.DevicePath));
        if (Interlocked.Decrement(ref _running) == 0)
            _workersEnded.TrySetResult();
    }

    /// <summary>The kernel forgets nothing explicitly when it unmounts, so the tree is told about everything that is left.</summary>
    private async Task CompleteAsync()
    {
        try
        {
            await _workersEnded.Task;
            if (_init.Agreed.IsFaulted)
                await _init.Agreed;
        }
        finally
        {
            await _watcher.StopAsync();
            _connection.Detach();
            _session.Nodes.ForgetAll(_session.Tree);
        }
    }
}
