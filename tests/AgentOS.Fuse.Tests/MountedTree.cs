using AgentOS.Fuse.Tests.Memory;
using AgentOS.Testing;

namespace AgentOS.Fuse.Tests;

/// <summary>An in-memory tree, really mounted.</summary>
internal sealed class MountedTree : IAsyncDisposable
{
    /// <summary>A test that leaves the mount in use fails instead of hanging.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly TempDirectory _directory = new();
    private readonly FuseServer _server;

    internal MountedTree()
        : this(new FuseMountOptions { AllowOthers = true, Watchdog = false }, new FuseServerOptions())
    {
    }

    internal MountedTree(FuseMountOptions mount, FuseServerOptions server)
    {
        Assert.SkipUnless(File.Exists("/dev/fuse"), "/dev/fuse is missing on this machine");
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "mounting directly needs root");
        Path = _directory["mount"];
        Directory.CreateDirectory(Path);
        Tree = new MemoryFileTree();
        Connection = FuseMount.Mount(Path, mount);
        _server = FuseServer.Start(Tree, Connection, server);
    }

    internal FuseConnection Connection { get; }

    internal string Path { get; }

    internal MemoryFileTree Tree { get; }

    internal string this[string relative] => System.IO.Path.Combine(Path, relative);

    public async ValueTask DisposeAsync()
    {
        await _server.StopAsync().WaitAsync(Limit);
        await _server.DisposeAsync();
        _directory.Dispose();
        Assert.Null(_server.LastFault);
    }

    /// <summary>Runs a shell script with the mount as its directory; fails with its errors when it fails.</summary>
    internal string Shell(string script) => BashScript.Run(Path, script);
}
