using AgentOS.Fuse.Operations;
using AgentOS.Fuse.Transport;
using AgentOS.Linux;
using AgentOS.Storage.Files;

namespace AgentOS.Fuse;

/// <summary>Serves a file tree over a mounted FUSE connection, on threads of its own, until it is unmounted.</summary>
public sealed class FuseServer : IAsyncDisposable
{
    private readonly FuseConnection _connection;
    private readonly FuseSession _session;
    private readonly SessionOperations _init;
    private readonly TaskCompletionSource _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _running;

    private FuseServer(IFileTree tree, FuseConnection connection, FuseServerOptions options)
    {
        _connection = connection;
        _session = new FuseSession(tree, options);
        _init = new SessionOperations(options.Writes);
        OperationTracer? tracer = options.Trace is null ? null : new OperationTracer(options.Trace);
        RequestProcessor processor = new(new RequestDispatcher(_session, _init), tracer);
        InterruptTable interrupts = new();

        _running = options.Threads;
        FuseWorker[] workers = new FuseWorker[options.Threads];
        for (int index = 0; index < workers.Length; index++)
            workers[index] = new FuseWorker(connection.Device, processor, interrupts);
        foreach (FuseWorker worker in workers)
            new Thread(() => Work(worker)) { IsBackground = true, Name = "fuse" }.Start();
    }

    /// <summary>Ends when the connection has: unmounted and no longer used by anybody. Fails when the device did.</summary>
    public Task Completion => _completion.Task;

    /// <summary>
    /// Starts serving. The tree stays the caller's: dispose it after <see cref="Completion"/>. The connection becomes the server's.
    /// </summary>
    public static FuseServer Start(IFileTree tree, FuseConnection connection, FuseServerOptions options) => new(tree, connection, options);

    /// <summary>Unmounts and waits until the last user is gone.</summary>
    public async Task StopAsync()
    {
        _connection.Detach();
        await Completion;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _connection.Dispose();
    }

    private void Work(FuseWorker worker)
    {
        Errno error = worker.Run();
        if (error != Errno.None)
            _completion.TrySetException(new LinuxException(error, "read", FuseMount.DevicePath));
        if (Interlocked.Decrement(ref _running) == 0)
            _completion.TrySetResult();
    }
}
