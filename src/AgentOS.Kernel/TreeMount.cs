using System.Collections.Concurrent;
using AgentOS.Fuse;
using AgentOS.Sandbox;
using AgentOS.Storage.Files;

namespace AgentOS.Kernel;

/// <summary>One tree served to a sandbox. The sandbox says when and where it is mounted.</summary>
internal sealed class TreeMount : IDisposable
{
    private readonly IFileTree _tree;
    private readonly AgentRunRequest _request;
    private readonly MountRegistry _registry;
    private readonly BlockingCollection<MountRequest> _attached = [];
    private readonly Thread _starter;
    private FuseConnection? _connection;
    private IDisposable? _record;
    private FuseServer? _server;

    public TreeMount(IFileTree tree, string destination, AgentRunRequest request, MountRegistry registry)
    {
        _tree = tree;
        _request = request;
        _registry = registry;
        Mount = new SandboxMount(destination, new CallbackSource(Attach, _ => Detach()), IsReadOnly: false);
        // The server's threads are made by this thread and not by the one that mounts: that one is in the sandbox's private mount
        // namespace, its threads would be too, and would keep the mount they wait for alive.
        _starter = new Thread(StartServer) { IsBackground = true, Name = "mount starter" };
        _starter.Start();
    }

    /// <summary>What to give to the sandbox.</summary>
    public SandboxMount Mount { get; }

    /// <summary>Waits until the sandbox holds nothing any more; its mount namespace is gone, so the connection ends by itself.</summary>
    public void Dispose()
    {
        _attached.CompleteAdding();
        _starter.Join();
        _server?.DisposeAsync().AsTask().GetAwaiter().GetResult();
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
        // None comes when the sandbox could not be made.
        if (!_attached.TryTake(out MountRequest request, Timeout.Infinite))
            return;
        _server = FuseServer.Start(_tree, _connection!, new FuseServerOptions
        {
            Owners = OwnerMapping.SingleOwner(request.UserId, request.GroupId),
            Trace = _request.FileTrace,
            Clock = _request.Clock,
        });
    }
}
