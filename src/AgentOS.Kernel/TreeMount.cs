using System.Collections.Concurrent;
using AgentOS.Fuse;
using AgentOS.Sandbox;
using AgentOS.Storage.Files;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Kernel;

/// <summary>One tree served to a sandbox. The sandbox says when and where it is mounted.</summary>
internal sealed class TreeMount : IDisposable
{
    // A message with its header has to fit into the buffer a socket has by itself (net.core.wmem_default); mounts of this machine need no such bound.
    private const int LargestPacketTransfer = 128 * 1024;

    private readonly IFileTree _tree;
    private readonly string _destination;
    private readonly CallbackSource _source;
    private readonly AgentRunRequest _request;
    private readonly MountRegistry _registry;
    private readonly BlockingCollection<MountRequest> _attached = [];
    private readonly Thread _starter;
    private FuseServerOptions _options = new();
    private FuseConnection? _connection;
    private IDisposable? _record;
    private FuseServer? _server;

    public TreeMount(IFileTree tree, string destination, AgentRunRequest request, MountRegistry registry)
    {
        _tree = tree;
        _request = request;
        _registry = registry;
        (_destination, _source) = (destination, new CallbackSource(Attach, _ => Detach()) { Serve = Serve });
        // The server's threads are made by this thread and not by the one that mounts: that one is in the sandbox's private mount
        // namespace, its threads would be too, and would keep the mount they wait for alive.
        _starter = new Thread(StartServer) { IsBackground = true, Name = "mount starter" };
        _starter.Start();
    }

    /// <summary>What to give to the sandbox.</summary>
    public SandboxMount Mount => new(_destination, _source, IsReadOnly);

    /// <summary>Whether the sandbox may not write to it.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>What others changed in the tree so far is seen inside when this returns.</summary>
    public void ShowChanges() => _server?.ShowChangesAsync().GetAwaiter().GetResult();

    /// <summary>Waits until the sandbox holds nothing any more; its mount namespace is gone, so the connection ends by itself.</summary>
    public void Dispose()
    {
        _attached.CompleteAdding();
        _starter.Join();
        _server?.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }

    // For a machine of its own, whose root is the agent.
    private void Serve(SafeFileHandle messages)
    {
        _connection = FuseConnection.Over(messages);
        _options = new FuseServerOptions { LargestTransfer = LargestPacketTransfer };
        _attached.Add(new MountRequest("", 0, 0, IsPrivileged: true));
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
        _server = FuseServer.Start(_tree, _connection!, _options with
        {
            Owners = OwnerMapping.SingleOwner(request.UserId, request.GroupId),
            Trace = _request.FileTrace,
            Clock = _request.Clock,
        });
    }
}
