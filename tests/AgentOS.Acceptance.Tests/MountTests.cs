using System.Diagnostics;
using AgentOS.Testing;

namespace AgentOS.Acceptance.Tests;

/// <summary><c>agentos mount</c> and <c>agentos umount</c> as their user meets them.</summary>
public sealed class MountTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    private string MountPoint => _directory["mnt"];

    [Fact]
    public async Task Files_are_used_through_the_host_and_are_all_in_the_file_after_umount()
    {
        await PrepareAsync();
        (await RunAsync("mount", "mnt")).Succeeded();
        Assert.Equal("before", File.ReadAllText(Path.Combine(MountPoint, "f")));
        File.WriteAllText(Path.Combine(MountPoint, "g"), "through the mount");
        (await RunAsync("umount", "mnt")).Succeeded();
        Assert.Empty(Directory.EnumerateFileSystemEntries(MountPoint));
        Assert.Equal(["agent.db"], Directory.GetFiles(_directory.Path).Select(Path.GetFileName));
        Assert.Equal("through the mount", (await RunAsync("fs", "cat", "g")).Succeeded().Output);
    }

    [Fact]
    public async Task A_mount_that_is_in_use_stays()
    {
        await PrepareAsync();
        (await RunAsync("mount", "mnt")).Succeeded();
        using (File.OpenRead(Path.Combine(MountPoint, "f")))
        {
            ProgramRun refused = await RunAsync("umount", "mnt");
            Assert.Contains("(fuse.mount-in-use)", refused.Error, StringComparison.Ordinal);
            Assert.Equal("before", File.ReadAllText(Path.Combine(MountPoint, "f")));
        }

        (await RunAsync("umount", "mnt")).Succeeded();
    }

    [Theory]
    [InlineData("missing", "(fuse.mount-point-invalid)")]
    [InlineData("agent.db", "(fuse.mount-point-invalid)")]
    public async Task What_cannot_be_mounted_on_is_named(string place, string code)
    {
        await PrepareAsync();
        ProgramRun run = await RunAsync("mount", place);
        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains(code, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_mounted_is_not_unmounted()
    {
        await PrepareAsync();
        ProgramRun run = await RunAsync("umount", "mnt");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("(fuse.not-mounted)", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_signal_of_the_interrupt_key_unmounts_in_the_foreground()
    {
        await PrepareAsync();
        using Process server = await ServeAsync();
        (await PublishedProgram.RunAsync("/", [], ["kill", "-INT", $"{server.Id}"])).Succeeded();
        await server.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, server.ExitCode);
        Assert.Empty(Directory.EnumerateFileSystemEntries(MountPoint));
    }

    [Fact]
    public async Task Nothing_stays_mounted_after_kill_9_and_what_was_synchronised_is_kept()
    {
        await PrepareAsync();
        using Process server = await ServeAsync();
        (await PublishedProgram.RunAsync("/", [], ["sh", "-c", $"echo kept > {MountPoint}/g && sync {MountPoint}/g"])).Succeeded();
        server.Kill();
        await server.WaitForExitAsync(TestContext.Current.CancellationToken);
        string[] untilUnmounted = ["timeout", "20", "sh", "-c", $"while grep -q ' {MountPoint} ' /proc/self/mounts; do :; done"];
        (await PublishedProgram.RunAsync("/", [], untilUnmounted)).Succeeded(); // The watchdog unmounts.

        Assert.Empty(Directory.EnumerateFileSystemEntries(MountPoint));
        Assert.Equal("kept\n", (await RunAsync("fs", "cat", "g")).Succeeded().Output);
    }

    [Fact]
    public async Task An_ordinary_user_mounts_through_fusermount()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "becoming another user needs root");
        Assert.SkipUnless(File.Exists("/usr/bin/fusermount3"), "fusermount3 is not installed");
        Assert.SkipUnless(File.GetUnixFileMode("/dev/fuse").HasFlag(UnixFileMode.OtherWrite), "/dev/fuse is not open to ordinary users on this machine");
        await PrepareAsync();
        string runtime = Directory.CreateDirectory(_directory["runtime"]).FullName;
        (await PublishedProgram.RunAsync("/", [], ["chown", "-R", "nobody:nogroup", _directory.Path])).Succeeded();
        (await PublishedProgram.RunAsNobodyAsync(_directory.Path, runtime, "mount", "mnt")).Succeeded();
        string[] nobody = ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"];
        ProgramRun read = await PublishedProgram.RunAsync(_directory.Path, [], [.. nobody, "cat", "mnt/f"]);
        (await PublishedProgram.RunAsNobodyAsync(_directory.Path, runtime, "umount", "mnt")).Succeeded();
        Assert.Equal("before", read.Succeeded().Output);
        Assert.Empty(Directory.EnumerateFileSystemEntries(MountPoint));
    }

    private async Task PrepareAsync()
    {
        Directory.CreateDirectory(MountPoint);
        (await RunAsync("init")).Succeeded();
        (await RunAsync("fs", "write", "f", "before")).Succeeded();
    }

    // A suite that a script started in the background ignores the interrupt key, and so would the program.
    private async Task<Process> ServeAsync()
    {
        Process server = PublishedProgram.Start(_directory.Path, ["env", "--default-signal=INT", Path.Combine(PublishedProgram.Folder, "agentos"), "mount", "--foreground", "mnt"]);
        Assert.StartsWith("Mounted on", await server.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        return server;
    }

    private Task<ProgramRun> RunAsync(params string[] arguments) => PublishedProgram.RunAsync(_directory.Path, arguments);
}
