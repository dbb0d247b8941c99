using System.Collections.Concurrent;
using AgentOS.Fuse;
using AgentOS.Linux;
using AgentOS.Sandbox;
using AgentOS.Storage.Files;

namespace AgentOS.Kernel;

/// <summary>An agent's files, served to its sandbox: opened before the sandbox starts, whole in one file after it has ended.</summary>
internal sealed class AgentMount : IDisposable
{
    private readonly AgentRunRequest _request;
    private readonly FileStore _store;
    private readonly bool _isNew;
    private readonly BlockingCollection<MountRequest> _attached = [];
    private readonly Thread _starter;
    private readonly MountRegistry _registry = new(Path.Combine(RuntimeDirectory.Open(FileOwner.CurrentUserId), "mounts"));
    private FuseConnection? _connection;
    private IDisposable? _record;
    private FuseServer? _server;

    private AgentMount(AgentRunRequest request, FileStore store, bool isNew)
    {
        _isNew = isNew;
        _request = request;
        _store = store;
        _ = _registry.RemoveStale();
        // The server's threads are made by this thread and not by the one that mounts: that one is in the sandbox's private mount
        // namespace, its threads would be too, and would keep the mount they wait for alive.
        _starter = new Thread(StartServer) { IsBackground = true, Name = "mount starter" };
        _starter.Start();
    }

    /// <summary>The mount to give to the sandbox.</summary>
    public SandboxMount Mount => new(AgentRun.MountPoint, new CallbackSource(Attach, _ => Detach()), IsReadOnly: false);

    public static AgentMount Open(AgentRunRequest request)
    {
        bool isNew = !File.Exists(request.DatabasePath);
        if (isNew)
            FileStore.Create(request.DatabasePath, request.Clock);
        return new AgentMount(request, FileStore.Open(request.DatabasePath, request.Clock), isNew);
    }

    /// <summary>The start failed: a file that was made for it goes again.</summary>
    public void Discard()
    {
        Dispose();
        if (_isNew)
            File.Delete(_request.DatabasePath);
    }

    /// <summary>Waits until the sandbox holds nothing any more, then commits and closes the file.</summary>
    public void Dispose()
    {
        // The sandbox is gone, and its mount namespace with it: the connection ends by itself.
        _attached.CompleteAdding();
        _starter.Join();
        _server?.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _store.Dispose();
    }

    private void Attach(MountRequest request)
    {
        // No watchdog: as root the mount is in the sandbox's own namespace only, else it is detached before the program starts.
        _connection = FuseMount.Mount(request.Path, new FuseMountOptions
        {
            UserId = request.UserId,
            GroupId = request.GroupId,
            Watchdog = false,
        });
        // Root's mount is in the sandbox's namespace and dies with it.
        if (!request.IsPrivileged)
            _record = _registry.Add(_connection);
        _attached.Add(request);
    }

    private void Detach()
    {
        _connection!.Detach();
        _record?.Dispose();
    }

    private void StartServer()
    {
        foreach (MountRequest request in _attached.GetConsumingEnumerable())
        {
            _server = FuseServer.Start(_store, _connection!, new FuseServerOptions
            {
                Owners = OwnerMapping.SingleOwner(request.UserId, request.GroupId),
                Trace = _request.FileTrace,
                Clock = _request.Clock,
            });
        }
    }
}
