using AgentOS.Storage.Files;
using AgentOS.Storage.Tests.Snapshots;
using AgentOS.Testing;

namespace AgentOS.Storage.Tests.Archives;

/// <summary>Export and import, against each other and against GNU tar.</summary>
public sealed class ArchiveTests : IDisposable
{
    private const string Tar = "/bin/tar";

    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task What_is_exported_is_imported_as_it_was()
    {
        string original = await MakeAsync();
        using MemoryStream archive = await ExportAsync(original);
        string copy = _directory["copy.db"];
        await using (AgentDatabase agent = await AgentDatabase.OpenAsync(copy, cancellationToken: TestContext.Current.CancellationToken))
            await agent.Archives.ImportAsync(archive, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(Describe(original), Describe(copy));
        Assert.Equal(StoredBytes(original), StoredBytes(copy));
        using MemoryStream again = await ExportAsync(copy);
        Assert.Equal(archive.ToArray(), again.ToArray());
    }

    [Fact]
    public async Task Gnu_tar_unpacks_what_we_export()
    {
        Assert.SkipUnless(File.Exists(Tar), "tar is not installed");
        string original = await MakeAsync();
        await using (FileStream file = File.Create(_directory["agent.tar"]))
        {
            using MemoryStream archive = await ExportAsync(original);
            await archive.CopyToAsync(file, TestContext.Current.CancellationToken);
        }

        string unpacked = Directory.CreateDirectory(_directory["unpacked"]).FullName;
        Assert.Equal("", SqliteCommand.Run(Tar, "-C", unpacked, "-xpf", _directory["agent.tar"], "--warning=no-timestamp"));
        Assert.Equal("hello", File.ReadAllText(Path.Combine(unpacked, "dir/file")));
        Assert.Equal("dir/file", new FileInfo(Path.Combine(unpacked, "link")).LinkTarget);
        Assert.Equal((UnixFileMode)0x1A0, File.GetUnixFileMode(Path.Combine(unpacked, "dir/file")) & (UnixFileMode)0xFFF);
        Assert.Equal(new DateTime(2020, 1, 2, 3, 4, 5, DateTimeKind.Utc), File.GetLastWriteTimeUtc(Path.Combine(unpacked, "dir")));
        FileInfo sparse = new(Path.Combine(unpacked, "sparse"));
        Assert.Equal(100_000_003, sparse.Length);
        Assert.Equal("end", File.ReadAllText(sparse.FullName)[^3..]);
        Assert.Equal(SqliteCommand.Run("/usr/bin/stat", "-c", "%i", Path.Combine(unpacked, "dir/file")), SqliteCommand.Run("/usr/bin/stat", "-c", "%i", Path.Combine(unpacked, "hard")));
        Assert.Equal("fifo", SqliteCommand.Run("/usr/bin/stat", "-c", "%F", Path.Combine(unpacked, "fifo")));
    }

    [Theory]
    [InlineData("--format=posix")]
    [InlineData("--format=gnu")]
    [InlineData("--format=ustar")]
    [InlineData("--format=posix", "-S")]
    public async Task What_gnu_tar_packs_is_imported(params string[] options)
    {
        Assert.SkipUnless(File.Exists(Tar), "tar is not installed");
        string tree = Directory.CreateDirectory(_directory["tree/dir"]).Parent!.FullName;
        await File.WriteAllTextAsync(Path.Combine(tree, "dir/file"), "hello", TestContext.Current.CancellationToken);
        string longName = new('n', 90);
        await File.WriteAllTextAsync(Path.Combine(tree, "dir", longName), "long", TestContext.Current.CancellationToken);
        File.CreateSymbolicLink(Path.Combine(tree, "link"), "/etc/passwd");
        SqliteCommand.Run("/bin/ln", Path.Combine(tree, "dir/file"), Path.Combine(tree, "hard"));
        SqliteCommand.Run("/usr/bin/mkfifo", "-m", "640", Path.Combine(tree, "fifo"));
        SqliteCommand.Run("/usr/bin/truncate", "-s", "10M", Path.Combine(tree, "sparse"));
        await File.AppendAllTextAsync(Path.Combine(tree, "sparse"), "end", TestContext.Current.CancellationToken);
        SqliteCommand.Run(Tar, ["-C", tree, "-cf", _directory["tree.tar"], .. options, "."]);

        await using AgentDatabase agent = await AgentDatabase.OpenAsync(_directory["agent.db"], cancellationToken: TestContext.Current.CancellationToken);
        await using (FileStream archive = File.OpenRead(_directory["tree.tar"]))
            await agent.Archives.ImportAsync(archive, "/into/here", TestContext.Current.CancellationToken);
        Assert.Equal("hello", await agent.Files.ReadTextAsync("/into/here/dir/file", TestContext.Current.CancellationToken));
        Assert.Equal("long", await agent.Files.ReadTextAsync($"/into/here/dir/{longName}", TestContext.Current.CancellationToken));
        Assert.Equal("/etc/passwd", await agent.Files.ReadLinkAsync("/into/here/link", TestContext.Current.CancellationToken));
        FileStat file = await agent.Files.StatAsync("/into/here/hard", TestContext.Current.CancellationToken);
        Assert.Equal(2u, file.LinkCount);
        Assert.Equal(ModeBits.Fifo, (await agent.Files.StatAsync("/into/here/fifo", TestContext.Current.CancellationToken)).Mode & ModeBits.TypeMask);
        byte[] sparse = await agent.Files.ReadAsync("/into/here/sparse", TestContext.Current.CancellationToken);
        Assert.Equal((10 << 20) + 3, sparse.Length);
        Assert.Equal("end"u8.ToArray(), sparse[^3..]);
        if (options.Contains("-S"))
            Assert.InRange((await agent.Files.StatAsync("/into/here/sparse", TestContext.Current.CancellationToken)).Blocks * 512, 1, 200_000);
    }

    [Fact]
    public async Task A_snapshot_is_exported_as_it_was()
    {
        string path = _directory["agent.db"];
        await using AgentDatabase agent = await AgentDatabase.OpenAsync(path, cancellationToken: TestContext.Current.CancellationToken);
        await agent.Files.WriteTextAsync("/f", "old", TestContext.Current.CancellationToken);
        await agent.Snapshots.CreateAsync("first", TestContext.Current.CancellationToken);
        await agent.Files.WriteTextAsync("/f", "new!", TestContext.Current.CancellationToken);
        using MemoryStream archive = new();
        await agent.Archives.ExportAsync(archive, "first", TestContext.Current.CancellationToken);
        archive.Position = 0;
        await agent.Archives.ImportAsync(archive, "/past", TestContext.Current.CancellationToken);
        Assert.Equal("old", await agent.Files.ReadTextAsync("/past/f", TestContext.Current.CancellationToken));
    }

    private static async Task<MemoryStream> ExportAsync(string database)
    {
        await using AgentDatabase agent = await AgentDatabase.OpenAsync(database, new AgentDatabaseOptions { ReadOnly = true });
        MemoryStream archive = new();
        await agent.Archives.ExportAsync(archive);
        archive.Position = 0;
        return archive;
    }

    private static string Describe(string database)
    {
        using SnapshotTree tree = SnapshotTree.Open(database, null);
        return TreeState.ReadWithoutNumbers(tree) + SqliteCommand.Run(database, "SELECT hex(name), hex(value) FROM agentos_xattr ORDER BY 1");
    }

    private static string StoredBytes(string database) => SqliteCommand.Run(database, "SELECT sum(length(data)) FROM fs_data");

    /// <summary>An agent with every kind of file and attribute.</summary>
    private async Task<string> MakeAsync()
    {
        string path = _directory["original.db"];
        FileTime past = new(1577934245, 0);
        await using (AgentDatabase agent = await AgentDatabase.OpenAsync(path))
        {
            AgentFiles files = agent.Files;
            await files.WriteTextAsync("/dir/file", "hello");
            await files.ChangeModeAsync("/dir/file", 0x1A0);
            await files.LinkAsync("/dir/file", "/hard");
            await files.MakeSymbolicLinkAsync("dir/file", "/link");
            await files.WriteAsync("/large", RandomBytes(300_000));
            await files.WriteTextAsync("/empty", "");
            await files.MakeDirectoriesAsync("/a/b/c");
            await files.WriteTextAsync($"/{new string('n', 200)}/{new string('ü', 100)}", "long name");
            await files.WriteTextAsync("/two\nlines", "odd name");
            await files.WriteTextAsync("/empty hole", "");
            await files.TruncateAsync("/empty hole", 70_000);
            await using (Stream sparse = await files.OpenWriteAsync("/sparse"))
            {
                sparse.Position = 100_000_000;
                await sparse.WriteAsync("end"u8.ToArray());
            }

            await files.SetTimesAsync("/large", new FileTime(5, 7), new FileTime(-2, 123_456_789));
            await files.SetTimesAsync("/dir/file", new FileTime(5, 700), new FileTime(1_000_000_000, 123_456_700));
            await files.SetTimesAsync("/dir", past, past);
        }

        AddRareThings(path);
        return path;
    }

    private static void AddRareThings(string path)
    {
        using FileStore store = FileStore.Open(path, TimeProvider.System);
        Assert.Equal(Linux.Errno.None, store.Make(1, "fifo"u8, new NewInode(ModeBits.Fifo | 0x1A4, 0, 0), out Inode fifo));
        Assert.Equal(Linux.Errno.None, store.SetExtendedAttribute(fifo.Number, "user.text"u8, "value"u8, ExtendedAttributeFlags.None));
        Assert.Equal(Linux.Errno.None, store.SetExtendedAttribute(fifo.Number, "user.binary"u8, [0, 255, 10, 61], ExtendedAttributeFlags.None));
        Assert.Equal(Linux.Errno.None, store.SetExtendedAttribute(fifo.Number, "user.a=b"u8, "lines\nof=text\n"u8, ExtendedAttributeFlags.None));
        Assert.Equal(Linux.Errno.None, store.SetExtendedAttribute(1, "user.empty"u8, [], ExtendedAttributeFlags.None));
    }

    private static byte[] RandomBytes(int count)
    {
        byte[] bytes = new byte[count];
        new Random(7).NextBytes(bytes);
        return bytes;
    }
}
