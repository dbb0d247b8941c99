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

    [Fact]
    public async Task A_signal_that_a_program_handles_does_not_end_its_call()
    {
        await using MountedTree mount = new();
        File.WriteAllText(mount["f"], "content");
        using ManualResetEventSlim synchronizing = new();
        using ManualResetEventSlim release = new();
        mount.Tree.BeforeSynchronize = () =>
        {
            synchronizing.Set();
            release.Wait();
        };
        using Process program = Command.Start("python3", "-c", $"""
            import ctypes, os, signal
            signal.signal(signal.SIGUSR1, lambda *_: None)
            print(ctypes.CDLL(None).fsync(os.open("{mount["f"]}", os.O_RDWR)))
            """);
        Assert.True(synchronizing.Wait(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken), "the request never arrived");
        Assert.Equal(0, Command.Run("kill", "-USR1", $"{program.Id}").ExitCode);

        // The kernel hands out interruptions before other requests: after these it was heard.
        for (int request = 0; request < 100; request++)
            Assert.False(File.Exists(mount[$"missing{request}"]));
        release.Set();
        Assert.Equal("0\n", program.StandardOutput.ReadToEnd());
    }
}
