using AgentOS.Fuse;
using AgentOS.Linux;
using AgentOS.Storage;
using AgentOS.Storage.Files;
using AgentOS.Storage.Timeline;

namespace AgentOS.Kernel;

/// <summary>An agent's files on a directory of the host, served by this process. Disposing unmounts, waits for the last user, and closes the file.</summary>
public sealed class HostMount : IAsyncDisposable
{
    private readonly FileStore _store;
    private readonly FuseServer _server;
    private readonly IDisposable _record;
    private readonly string _mountPoint;

    private HostMount(FileStore store, FuseServer server, IDisposable record, string mountPoint)
    {
        _mountPoint = mountPoint;
        _store = store;
        _server = server;
        _record = record;
    }

    /// <summary>Ends when somebody has unmounted it.</summary>
    public Task Unmounted => _server.Completion;

    /// <summary>Mounts. When this process is killed, a watchdog unmounts.</summary>
    /// <param name="database">The agent's file, which must exist.</param>
    /// <param name="mountPoint">An existing directory, absolute, links resolved.</param>
    /// <param name="clock">The clock of time stamps.</param>
    /// <exception cref="Errors.AgentOSException">The file cannot be used, or the directory not be mounted on.</exception>
    public static HostMount Start(DatabaseLocation database, string mountPoint, TimeProvider clock)
    {
        MountRegistry registry = HostMountRegistry.OfThisUser();
        _ = registry.RemoveStale();
        FileStore store = FileStore.Open(database, clock);
        try
        {
            uint user = FileOwner.CurrentUserId, group = FileOwner.CurrentGroupId;
            FuseConnection connection = FuseMount.Mount(mountPoint, new FuseMountOptions { UserId = user, GroupId = group });
            IDisposable record = registry.Add(connection);
            FuseServer server = FuseServer.Start(store, connection, new FuseServerOptions { Owners = OwnerMapping.SingleOwner(user, group), Clock = clock });
            _ = store.Record(new TimelineEvent("mount", mountPoint));
            return new HostMount(store, server, record, mountPoint);
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _record.Dispose();
        _ = _store.Record(new TimelineEvent("umount", _mountPoint));
        _store.Dispose();
    }
}
