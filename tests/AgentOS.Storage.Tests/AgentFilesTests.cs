using System.Text;
using AgentOS.Storage.Files;

namespace AgentOS.Storage.Tests;

public sealed class AgentFilesTests : IAsyncLifetime
{
    private AgentDatabase _agent = null!;

    private AgentFiles Files => _agent.Files;

    public async ValueTask InitializeAsync() => _agent = await AgentDatabase.OpenAsync(":memory:");

    public ValueTask DisposeAsync() => _agent.DisposeAsync();

    [Fact]
    [Trait("Rule", "FS-1")]
    public async Task Writing_makes_parents_and_overwrites()
    {
        await Files.WriteTextAsync("/output/deep/report.txt", "a longer text");
        await Files.WriteTextAsync("output/deep/report.txt", "short");
        await Files.AppendAsync("/output/deep/report.txt", "!"u8.ToArray());
        Assert.Equal("short!", await Files.ReadTextAsync("/output/./deep/../deep/report.txt"));
        Assert.Equal(["report.txt"], (await Files.ListAsync("/output/deep")).Select(static entry => entry.Name));
        FileStat stat = await Files.StatAsync("/output/deep/report.txt");
        Assert.True(stat.IsFile && !stat.IsDirectory && stat.Size == 6 && stat.Mode == (ModeBits.Regular | 0x1A4));
    }

    [Fact]
    [Trait("Rule", "FS-3")]
    public async Task Errors_read_exactly_as_in_node()
    {
        await Files.MakeDirectoryAsync("/d");
        await Files.WriteTextAsync("/d/f", "x");
        await Fails("ENOENT: no such file or directory, open '/nonexistent.txt'", () => Files.ReadAsync("/nonexistent.txt"));
        await Fails("ENOENT: no such file or directory, unlink '/missing.txt'", () => Files.DeleteFileAsync("/missing.txt"));
        await Fails("ENOENT: no such file or directory, stat '/x'", () => Files.StatAsync("/x"));
        await Fails("ENOENT: no such file or directory, scandir '/x'", () => Files.ListAsync("/x"));
        await Fails("ENOTDIR: not a directory, scandir '/d/f'", () => Files.ListAsync("/d/f"));
        await Fails("EEXIST: file already exists, mkdir '/d'", () => Files.MakeDirectoryAsync("/d"));
        await Fails("ENOTEMPTY: directory not empty, rmdir '/d'", () => Files.RemoveAsync("/d"));
        await Fails("EISDIR: illegal operation on a directory, unlink '/d'", () => Files.DeleteFileAsync("/d"));
        await Fails("EISDIR: illegal operation on a directory, open '/d'", () => Files.WriteTextAsync("/d", "x"));
        await Fails("ENOTDIR: not a directory, open '/d/f/g'", () => Files.WriteTextAsync("/d/f/g", "x"));
        await Fails("ENOENT: no such file or directory, rename '/x'", () => Files.RenameAsync("/x", "/y"));
        await Fails("EINVAL: invalid argument, rename '/d'", () => Files.RenameAsync("/d", "/d/e"));
    }

    [Fact]
    [Trait("Rule", "FS-5")]
    public async Task Hostile_paths_give_clean_errors()
    {
        await Fails("EINVAL: invalid argument, open '/a\0b'", () => Files.ReadAsync("/a\0b"));
        await Fails("ENOENT: no such file or directory, open ''", () => Files.ReadAsync(""));
        string longName = new('n', 256);
        await Fails($"ENAMETOOLONG: name too long, open '/{longName}'", () => Files.WriteTextAsync("/" + longName, "x"));
        string deep = string.Concat(Enumerable.Repeat("/a", 10_000));
        await Fails($"ENAMETOOLONG: name too long, open '{deep}'", () => Files.WriteTextAsync(deep, "x"));
        await Files.WriteTextAsync("/../../escape", "x");
        Assert.Equal(["escape"], (await Files.ListAsync("/..")).Select(static entry => entry.Name));
    }

    [Fact]
    [Trait("Rule", "FS-4")]
    public async Task Symbolic_links_are_followed_and_loops_end()
    {
        await Files.WriteTextAsync("/data/f", "x");
        await Files.MakeSymbolicLinkAsync("../data/f", "/data/relative");
        await Files.MakeSymbolicLinkAsync("/data", "/absolute");
        await Files.MakeSymbolicLinkAsync("loop", "/loop");
        Assert.Equal("x", await Files.ReadTextAsync("/data/relative"));
        Assert.Equal("x", await Files.ReadTextAsync("/absolute/f"));
        Assert.True((await Files.LinkStatAsync("/absolute")).IsSymbolicLink);
        Assert.Equal("/data", await Files.ReadLinkAsync("/absolute"));
        await Fails("ELOOP: too many symbolic links encountered, open '/loop'", () => Files.ReadAsync("/loop"));
        await Files.DeleteFileAsync("/loop");
        Assert.False(await Files.ExistsAsync("/loop"));
    }

    [Fact]
    [Trait("Rule", "FS-2")]
    public async Task A_failed_operation_leaves_nothing_behind()
    {
        await Files.WriteTextAsync("/f", "x");
        await Fails("EEXIST: file already exists, mkdir '/f'", () => Files.MakeDirectoriesAsync("/f"));
        string tooLong = "/new/directory/" + new string('n', 300);
        await Assert.ThrowsAsync<FileSystemException>(() => Files.WriteTextAsync(tooLong, "x"));
        Assert.False(await Files.ExistsAsync("/new"));
    }

    [Fact]
    [Trait("Rule", "FS-14")]
    public async Task Trees_are_walked_and_removed_at_any_depth()
    {
        const int depth = 1000;
        await Files.WriteTextAsync(string.Concat(Enumerable.Repeat("/a", depth)) + "/f", "x");
        await Files.WriteTextAsync("/a/b", "y");
        IReadOnlyList<WalkEntry> entries = await Files.WalkAsync("/");
        Assert.Equal(depth + 2, entries.Count);
        Assert.Equal("/a/b", entries[^1].Path);
        await Files.RemoveTreeAsync("/a");
        Assert.Empty(await Files.ListAsync("/"));
        Assert.Equal(1, (await Files.StatisticsAsync()).Inodes);
    }

    [Fact]
    public async Task Streams_read_write_seek_and_cut()
    {
        byte[] data = new byte[700_000];
        new Random(1).NextBytes(data);
        await using (Stream writer = await Files.OpenAsync("/s", FileMode.CreateNew, FileAccess.ReadWrite))
        {
            await writer.WriteAsync(data);
            writer.Position = 100;
            await writer.WriteAsync("patch"u8.ToArray());
            "patch"u8.CopyTo(data.AsSpan(100));
            writer.Position = 0;
            byte[] back = new byte[data.Length];
            await writer.ReadExactlyAsync(back);
            Assert.Equal(data, back);
            writer.SetLength(650_000);
        }

        await using Stream reader = await Files.OpenReadAsync("/s");
        Assert.Equal(650_000, reader.Length);
        using MemoryStream copy = new();
        await reader.CopyToAsync(copy);
        Assert.Equal(data[..650_000], copy.ToArray());
        await Fails("EEXIST: file already exists, open '/s'", () => Files.OpenAsync("/s", FileMode.CreateNew, FileAccess.Write));
        await Fails("ENOENT: no such file or directory, open '/t'", () => Files.OpenReadAsync("/t"));
    }

    [Fact]
    [Trait("Rule", "FS-16")]
    public async Task Copies_links_modes_and_times_work()
    {
        await Files.WriteTextAsync("/f", "content");
        await Files.CopyAsync("/f", "/copies/g");
        await Files.LinkAsync("/f", "/h");
        await Files.ChangeModeAsync("/h", 0x100);
        await Files.ChangeOwnerAsync("/h", 7, 8);
        await Files.SetTimesAsync("/h", new FileTime(1, 2), new FileTime(3, 4));
        FileStat stat = await Files.StatAsync("/f");
        Assert.Equal((2u, ModeBits.Regular | 0x100u, 7u, 8u), (stat.LinkCount, stat.Mode, stat.Uid, stat.Gid));
        Assert.Equal((new FileTime(1, 2), new FileTime(3, 4)), (stat.AccessTime, stat.ModifyTime));
        await Fails("EACCES: permission denied, access '/f'", () => Files.AccessAsync("/f", FileAccessMode.Write));
        await Files.DeleteFileAsync("/f");
        Assert.Equal("content", Encoding.UTF8.GetString(await Files.ReadAsync("/copies/g")));
        await Files.TruncateAsync("/h", 3);
        Assert.Equal("con", await Files.ReadTextAsync("/h"));
    }

    [Fact]
    public async Task Cancelled_calls_do_nothing()
    {
        using CancellationTokenSource source = new();
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Files.WriteTextAsync("/f", "x", source.Token));
        Assert.False(await Files.ExistsAsync("/f"));
    }

    private static async Task Fails(string message, Func<Task> operation) =>
        Assert.Equal(message, (await Assert.ThrowsAsync<FileSystemException>(operation)).Message);
}
