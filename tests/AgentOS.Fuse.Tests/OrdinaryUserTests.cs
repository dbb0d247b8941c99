using AgentOS.Testing;

namespace AgentOS.Fuse.Tests;

public sealed class OrdinaryUserTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void An_ordinary_user_mounts_and_uses_a_tree()
    {
        string mount = MakeMountPoint();
        using DriverProcess driver = DriverProcess.StartAsNobody(mount, "memory");
        Assert.Equal("ready", driver.FirstLine);
        (int code, string output) = AsNobody($"cd {mount}; mkdir d; echo hello > d/f; cat d/f; stat -c %U d/f; stat -f -c %T .");
        Assert.Equal("hello\nnobody\nfuseblk\n", output);
        Assert.Equal(0, code);
    }

    [Fact]
    public void Nobody_else_sees_the_mount_not_even_root()
    {
        string mount = MakeMountPoint();
        using DriverProcess driver = DriverProcess.StartAsNobody(mount, "memory");
        Assert.Equal("ready", driver.FirstLine);
        Assert.Equal(0, AsNobody($"ls {mount}").ExitCode);
        (int code, string output) = Command.Run("ls", mount);
        Assert.NotEqual(0, code);
        Assert.Contains("Permission denied", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mount_of_root_is_hidden_from_ordinary_users()
    {
        await using MountedTree mount = new(new FuseMountOptions { Watchdog = false }, new FuseServerOptions());
        Assert.Equal(0, Command.Run("ls", mount.Path).ExitCode);
        Assert.NotEqual(0, AsNobody($"ls {mount.Path}").ExitCode);
    }

    [Fact]
    public void A_directory_of_somebody_else_is_refused()
    {
        string mount = _directory["roots"];
        Directory.CreateDirectory(mount);
        using DriverProcess driver = DriverProcess.StartAsNobody(mount, "memory");
        Assert.Equal(FuseErrors.NotAllowed.Code, driver.FirstLine);
    }

    [Fact]
    public void A_missing_mount_point_is_refused()
    {
        using DriverProcess driver = DriverProcess.StartAsNobody(_directory["missing"], "memory");
        Assert.Equal(FuseErrors.MountPointInvalid.Code, driver.FirstLine);
    }

    [Fact]
    public void Killing_the_server_leaves_no_hung_mount()
    {
        string mount = MakeMountPoint();
        using DriverProcess driver = DriverProcess.StartAsNobody(mount, "memory");
        Assert.Equal("ready", driver.FirstLine);
        Assert.Contains(mount, File.ReadAllText("/proc/self/mounts"), StringComparison.Ordinal);
        driver.KillHard();
        MountTable.WaitUntilGone(mount);
    }

    private static (int ExitCode, string Output) AsNobody(string script) =>
        Command.Run("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", "sh", "-c", script);

    private string MakeMountPoint()
    {
        string mount = _directory["mount"];
        Directory.CreateDirectory(mount);
        Assert.Equal(0, Command.Run("chown", "nobody:nogroup", mount).ExitCode);
        return mount;
    }
}
