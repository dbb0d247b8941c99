using AgentOS.Linux;
using AgentOS.Linux.Mounts;
using AgentOS.Testing;

namespace AgentOS.Fuse.Tests;

public sealed class DeadServerTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Killing_the_server_leaves_no_hung_mount()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "mounting directly needs root");
        string mount = MakeMountPoint();
        using DriverProcess driver = DriverProcess.Start(mount, "memory");
        Assert.Equal("ready", driver.FirstLine);
        Assert.True(MountTable.Contains(mount));
        driver.KillHard();
        MountTable.WaitUntilGone(mount);
        Assert.Empty(Directory.GetFileSystemEntries(mount));
    }

    [Fact]
    public void The_next_start_removes_what_a_dead_server_left()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "mounting directly needs root");
        string mount = MakeMountPoint();
        MountRegistry registry = new(_directory["run"]);
        FuseConnection connection = FuseMount.Mount(mount, new FuseMountOptions { Watchdog = false });
        new MountRecord(1, "a start time that process 1 does not have", "", mount).Write(WriteRecord(registry, connection));
        connection.Device.Dispose();
        Assert.Equal(Errno.ENOTCONN, MountCalls.Probe(mount));

        Assert.Equal([mount], registry.RemoveStale());
        Assert.False(MountTable.Contains(mount));
        Assert.Empty(Directory.GetFiles(_directory["run"]));
    }

    [Fact]
    public async Task A_living_mount_is_left_alone()
    {
        await using MountedTree mount = new();
        MountRegistry registry = new(_directory["run"]);
        using IDisposable record = registry.Add(mount.Connection);
        Assert.Empty(registry.RemoveStale());
        Assert.True(MountTable.Contains(mount.Path));
        Assert.Single(Directory.GetFiles(_directory["run"]));
    }

    [Fact]
    public void A_mount_point_with_a_dead_mount_is_refused()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "mounting directly needs root");
        string mount = MakeMountPoint();
        FuseConnection connection = FuseMount.Mount(mount, new FuseMountOptions { Watchdog = false });
        connection.Device.Dispose();
        AgentOS.Errors.AgentOSException refused =
            Assert.Throws<AgentOS.Errors.AgentOSException>(() => FuseMount.Mount(mount, new FuseMountOptions { Watchdog = false }));
        Assert.Equal(FuseErrors.MountPointBusy, refused.Definition);
        connection.Dispose();
    }

    private string WriteRecord(MountRegistry registry, FuseConnection connection)
    {
        _ = registry.Add(connection);
        return Assert.Single(Directory.GetFiles(_directory["run"]));
    }

    private string MakeMountPoint()
    {
        string mount = _directory["mount"];
        Directory.CreateDirectory(mount);
        return mount;
    }
}
