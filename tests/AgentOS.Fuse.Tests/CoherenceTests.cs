using System.Diagnostics;
using System.Text;
using AgentOS.Linux;
using AgentOS.Storage.Files;

namespace AgentOS.Fuse.Tests;

/// <summary>A second writer changes the tree behind the kernel's back; the mount must show it within 100 ms.</summary>
public class CoherenceTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_file_made_elsewhere_appears_although_its_absence_was_cached()
    {
        await using MountedTree mount = new();
        Assert.False(File.Exists(mount["late"]));
        MakeFile(mount, "late", "here");
        mount.Tree.Announce();
        AssertSoon(() => File.Exists(mount["late"]) && File.ReadAllText(mount["late"]) == "here");
    }

    [Fact]
    public async Task A_file_removed_elsewhere_disappears()
    {
        await using MountedTree mount = new();
        File.WriteAllText(mount["gone"], "x");
        Assert.True(File.Exists(mount["gone"]));
        Assert.Equal(Errno.None, mount.Tree.Unlink(1, "gone"u8));
        mount.Tree.Announce();
        AssertSoon(() => !File.Exists(mount["gone"]) && Directory.GetFiles(mount.Path).Length == 0);
    }

    [Fact]
    public async Task A_file_renamed_elsewhere_moves()
    {
        await using MountedTree mount = new();
        File.WriteAllText(mount["old"], "x");
        Assert.Equal(Errno.None, mount.Tree.Rename(1, "old"u8, 1, "new"u8, RenameFlags.None));
        mount.Tree.Announce();
        AssertSoon(() => !File.Exists(mount["old"]) && File.Exists(mount["new"]));
    }

    [Theory]
    [InlineData("a much longer text than before")]
    [InlineData("short")]
    [InlineData("same size!")]
    public async Task Content_written_elsewhere_is_read(string content)
    {
        await using MountedTree mount = new();
        File.WriteAllText(mount["f"], "0123456789");
        Assert.Equal("0123456789", File.ReadAllText(mount["f"]));
        long number = Number(mount, "f");
        Assert.Equal(Errno.None, mount.Tree.Change(number, new InodeChanges { Size = 0 }, out _));
        Assert.Equal(Errno.None, mount.Tree.Write(number, 0, Encoding.UTF8.GetBytes(content)));
        mount.Tree.Announce();
        AssertSoon(() => File.ReadAllText(mount["f"]) == content);
    }

    [Fact]
    public async Task An_open_file_shows_what_was_appended_elsewhere()
    {
        await using MountedTree mount = new();
        File.WriteAllText(mount["log"], "one\n");
        await using FileStream open = new(mount["log"], FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
        byte[] bytes = new byte[100];
        Assert.Equal(4, open.Read(bytes));
        Assert.Equal(Errno.None, mount.Tree.Write(Number(mount, "log"), 4, "two\n"u8));
        mount.Tree.Announce();
        int count = 0;
        AssertSoon(() => (count = open.Read(bytes)) > 0);
        Assert.Equal("two\n", Encoding.UTF8.GetString(bytes, 0, count));
    }

    [Fact]
    public async Task Rights_changed_elsewhere_are_shown()
    {
        await using MountedTree mount = new();
        File.WriteAllText(mount["f"], "x");
        Assert.Equal(Errno.None, mount.Tree.Change(Number(mount, "f"), new InodeChanges { Mode = 0x100 }, out _));
        mount.Tree.Announce();
        AssertSoon(() => File.GetUnixFileMode(mount["f"]) == UnixFileMode.UserRead);
    }

    [Fact]
    public async Task Unchanged_files_stay_cached()
    {
        RecordingTrace trace = new();
        await using MountedTree mount = new(
            new FuseMountOptions { Watchdog = false }, new FuseServerOptions { Trace = trace });
        File.WriteAllText(mount["kept"], "x");
        _ = File.ReadAllText(mount["kept"]);
        _ = new FileInfo(mount["kept"]).Length;
        MakeFile(mount, "other", "y");
        mount.Tree.Announce();
        AssertSoon(() => File.Exists(mount["other"]));
        _ = File.ReadAllText(mount["kept"]);
        trace.Clear();
        _ = File.ReadAllText(mount["kept"]);
        Assert.DoesNotContain(trace.Lines, line => line.Contains("Read(", StringComparison.Ordinal) || line.Contains("kept", StringComparison.Ordinal));
    }

    private static long Number(MountedTree mount, string name)
    {
        Assert.Equal(Errno.None, mount.Tree.Lookup(1, Encoding.UTF8.GetBytes(name), out Inode inode));
        return inode.Number;
    }

    private static void MakeFile(MountedTree mount, string name, string content)
    {
        NewInode made = new(ModeBits.Regular | 0x1A4, 0, 0);
        Assert.Equal(Errno.None, mount.Tree.Make(1, Encoding.UTF8.GetBytes(name), made, out Inode inode));
        Assert.Equal(Errno.None, mount.Tree.Write(inode.Number, 0, Encoding.UTF8.GetBytes(content)));
    }

    /// <summary>Spins, because the kernel gives no event for this; the limit is the promise under test.</summary>
    private static void AssertSoon(Func<bool> holds)
    {
        long start = Stopwatch.GetTimestamp();
        while (!holds())
            Assert.True(Stopwatch.GetElapsedTime(start) < Limit, $"not within {Limit.TotalMilliseconds} ms");
    }
}
