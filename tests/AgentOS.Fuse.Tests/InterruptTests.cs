using System.Diagnostics;

namespace AgentOS.Fuse.Tests;

public class InterruptTests
{
    [Fact]
    public async Task A_killed_reader_ends_although_the_tree_still_blocks()
    {
        await using MountedTree mount = new();
        File.WriteAllText(mount["f"], "content");
        mount.Shell("echo 3 > /proc/sys/vm/drop_caches");
        using ManualResetEventSlim reading = new();
        using ManualResetEventSlim release = new();
        mount.Tree.BeforeRead = _ =>
        {
            reading.Set();
            release.Wait();
        };
        using Process reader = Command.Start("cat", mount["f"]);
        Assert.True(reading.Wait(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken), "the read never arrived");
        reader.Kill();
        Assert.True(reader.WaitForExit(TimeSpan.FromSeconds(10)), "the reader hangs");
        mount.Tree.BeforeRead = null;
        release.Set();
        Assert.Equal("content", File.ReadAllText(mount["f"]));
    }
}
