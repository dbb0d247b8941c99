using AgentOS.Fuse;
using AgentOS.Storage.Files;
using AgentOS.Testing;

namespace AgentOS.Workspace.Tests;

/// <summary>A base directory and its workspace, really mounted; can be unmounted and mounted again.</summary>
internal sealed class MountedWorkspace : IAsyncDisposable
{
    /// <summary>A test that leaves the mount in use fails instead of hanging.</summary>
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(60);

    private readonly TempDirectory _directory = new();
    private FileStore? _store;
    private OverlayTree? _tree;
    private FuseServer? _server;

    /// <param name="prepare">Fills the base: a shell script that runs in it.</param>
    public MountedWorkspace(string prepare = "")
    {
        Assert.SkipUnless(File.Exists("/dev/fuse"), "/dev/fuse is missing on this machine");
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "mounting directly needs root");
        Directory.CreateDirectory(Base);
        Directory.CreateDirectory(Path);
        BashScript.Run(Base, prepare);
        Mount();
    }

    public string Base => _directory["base"];

    public string Path => _directory["mount"];

    public string Database => _directory["agent.db"];

    public string this[string relative] => System.IO.Path.Combine(Path, relative);

    /// <summary>Runs a shell script in the workspace; fails with its errors when it fails.</summary>
    public string Shell(string script) => BashScript.Run(Path, script);

    /// <summary>Runs a shell script in the base, behind the workspace's back.</summary>
    public string BaseShell(string script) => BashScript.Run(Base, script);

    public IReadOnlyList<string> ListChangedBase() => _tree!.ListChangedBase();

    /// <summary>As a second run: everything is read again from the database.</summary>
    public async Task RemountAsync()
    {
        await UnmountAsync();
        Mount();
    }

    /// <summary>Mounts again after <see cref="UnmountAsync"/>.</summary>
    public void Mount()
    {
        if (!File.Exists(Database))
            FileStore.Create(Database, TimeProvider.System);
        _store = FileStore.Open(Database, TimeProvider.System);
        _tree = WorkspaceOpening.Open(_store, Base, Database);
        FuseConnection connection = FuseMount.Mount(Path, new FuseMountOptions { AllowOthers = true, Watchdog = false });
        _server = FuseServer.Start(_tree, connection, new FuseServerOptions());
    }

    public async Task UnmountAsync()
    {
        await _server!.StopAsync().WaitAsync(s_limit);
        await _server.DisposeAsync();
        Assert.Null(_server.LastFault);
        _tree!.Dispose();
        _store!.Dispose();
        _server = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await UnmountAsync();
        _directory.Dispose();
    }
}
