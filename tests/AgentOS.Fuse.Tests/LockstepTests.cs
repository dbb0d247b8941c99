using AgentOS.Testing;
using AgentOS.Testing.Endurance;

namespace AgentOS.Fuse.Tests;

/// <summary>Random operations on the real store behind a mount and on a directory of the host: every answer and the resulting trees agree.</summary>
public sealed class LockstepTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    public static TheoryData<int> Seeds => [1, 2, 3, 4];

    public void Dispose() => _directory.Dispose();

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_mount_answers_like_the_host(int seed)
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "mounting directly needs root");
        string native = _directory["native"], mount = _directory["mount"];
        Directory.CreateDirectory(native);
        Directory.CreateDirectory(mount);
        using (DriverProcess driver = DriverProcess.Start(mount, _directory["agent.db"]))
        {
            Assert.Equal("ready", driver.FirstLine);
            Lockstep.Compare(native, mount, seed, Lockstep.Operations(usually: 5_000, soaking: 250_000));
        }

        using DriverProcess again = DriverProcess.Start(mount, _directory["agent.db"]);
        Assert.Equal("ready", again.FirstLine);
        Lockstep.Compare(native, mount, seed, 0);
    }

    [Fact]
    public void A_mount_of_an_ordinary_user_answers_like_the_host()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "becoming another user needs root");
        string native = _directory["native"], mount = _directory["mount"], database = _directory["database"];
        foreach (string directory in (string[])[native, mount, database])
        {
            Directory.CreateDirectory(directory);
            Assert.Equal(0, Command.Run("chown", "nobody:nogroup", directory).ExitCode);
        }

        using DriverProcess driver = DriverProcess.StartAsNobody(mount, Path.Combine(database, "agent.db"));
        Assert.Equal("ready", driver.FirstLine);
        Lockstep.CompareAsNobody(native, mount, 5, Lockstep.Operations(usually: 5_000, soaking: 250_000));
    }
}
