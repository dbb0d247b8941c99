using AgentOS.Storage.Files;
using AgentOS.Testing;

namespace AgentOS.Fuse.Tests;

/// <summary>A new agent database, really mounted by this process.</summary>
internal sealed class MountedStore : IAsyncDisposable
{
    /// <summary>A test that leaves the mount in use fails instead of hanging.</summary>
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(60);

    private readonly TempDirectory _directory = new();
    private readonly FileStore _store;
    private readonly FuseServer _server;

    internal MountedStore()
    {
        Assert.SkipUnless(File.Exists("/dev/fuse"), "/dev/fuse is missing on this machine");
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "mounting directly needs root");
        Directory.CreateDirectory(_directory["mount"]);
        FileStore.Create(_directory["agent.db"], TimeProvider.System);
        _store = FileStore.Open(_directory["agent.db"], TimeProvider.System);
        FuseConnection connection = FuseMount.Mount(_directory["mount"], new FuseMountOptions { AllowOthers = true, Watchdog = false });
        _server = FuseServer.Start(_store, connection, new FuseServerOptions());
    }

    internal string this[string relative] => Path.Combine(_directory["mount"], relative);

    public async ValueTask DisposeAsync()
    {
        await _server.StopAsync().WaitAsync(s_limit);
        await _server.DisposeAsync();
        _store.Dispose();
        _directory.Dispose();
        Assert.Null(_server.LastFault);
    }
}
