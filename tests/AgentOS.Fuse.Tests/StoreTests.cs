using System.Diagnostics;
using AgentOS.Storage;
using AgentOS.Testing;

namespace AgentOS.Fuse.Tests;

/// <summary>The real store behind a mount: the two halves agree, and what was written is there after a restart.</summary>
public sealed class StoreTests : IDisposable
{
    /// <summary>The promise is 100 ms; a test machine may be busy with something else for longer.</summary>
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(60);

    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Files_survive_unmounting()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "mounting directly needs root");
        string mount = _directory["mount"];
        Directory.CreateDirectory(mount);
        using (DriverProcess driver = DriverProcess.Start(mount, _directory["agent.db"]))
        {
            Assert.Equal("ready", driver.FirstLine);
            (int code, string output) = Command.Run("sh", "-euc", $"""
                cd {mount}; mkdir -p a/b; echo text > a/b/f; ln a/b/f hard; ln -s a/b/f soft; seq 100000 > big
                python3 -c 'import os; os.setxattr("big", "user.k", b"v")'; rm -rf nothing; cp -r a copy; rm -r copy
                """);
            Assert.True(code == 0, output);
        }

        using DriverProcess again = DriverProcess.Start(mount, _directory["agent.db"]);
        Assert.Equal("ready", again.FirstLine);
        Assert.Equal("text\ntext\n100000\na\nbig\nhard\nsoft\n", Command.Run("sh", "-c", $"cd {mount}; cat hard soft; tail -1 big; ls").Output);
    }

    [Fact]
    public async Task What_the_sdk_writes_while_mounted_appears()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "mounting directly needs root");
        string mount = _directory["mount"];
        Directory.CreateDirectory(mount);
        using DriverProcess driver = DriverProcess.Start(mount, _directory["agent.db"]);
        Assert.Equal("ready", driver.FirstLine);
        string file = Path.Combine(mount, "f");
        await File.WriteAllTextAsync(file, "from the mount", TestContext.Current.CancellationToken);
        Assert.Equal("from the mount", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        Assert.False(File.Exists(Path.Combine(mount, "new")));

        await using AgentDatabase database = await AgentDatabase.OpenAsync(
            _directory["agent.db"], cancellationToken: TestContext.Current.CancellationToken);
        await database.Files.WriteTextAsync("/f", "from the SDK", TestContext.Current.CancellationToken);
        await database.Files.WriteTextAsync("/new", "made", TestContext.Current.CancellationToken);
        long start = Stopwatch.GetTimestamp();
        while (!File.Exists(Path.Combine(mount, "new")) || File.ReadAllText(file) != "from the SDK")
            Assert.True(Stopwatch.GetElapsedTime(start) < s_limit, "not within a minute");
    }
}
