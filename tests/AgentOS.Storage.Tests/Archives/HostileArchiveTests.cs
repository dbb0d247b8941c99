using System.Formats.Tar;
using System.Text;
using AgentOS.Errors;
using AgentOS.Storage.Files;
using AgentOS.Storage.Tests.Snapshots;
using AgentOS.Testing;

namespace AgentOS.Storage.Tests.Archives;

/// <summary>Archives made to do harm change nothing, not even by what precedes their bad entry.</summary>
public sealed class HostileArchiveTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("/absolute", "archive.unsafe-name")]
    [InlineData("../outside", "archive.unsafe-name")]
    [InlineData("a/../../outside", "archive.unsafe-name")]
    [InlineData(".", "archive.unsafe-name")]
    [InlineData("good/file", "archive.unusable-entry")]
    public async Task A_bad_name_is_refused(string name, string code)
    {
        using MemoryStream archive = Write(File("good", "x"), File(name, "bad"));
        await DemandRefusalAsync(archive, code);
    }

    [Fact]
    public async Task Names_that_are_too_long_are_refused()
    {
        using MemoryStream component = Write(File(new string('x', 256), "x"));
        await DemandRefusalAsync(component, "archive.unusable-entry");
        using MemoryStream path = Write(File(string.Concat(Enumerable.Repeat("directory/", 500)) + "f", "x"));
        await DemandRefusalAsync(path, "archive.unusable-entry");
    }

    [Fact]
    public async Task Nothing_is_written_through_a_link_of_the_archive()
    {
        using MemoryStream archive = Write(Link(TarEntryType.SymbolicLink, "way", "/elsewhere"), File("way/file", "x"));
        await DemandRefusalAsync(archive, "archive.unsafe-name");
        using MemoryStream hard = Write(Link(TarEntryType.SymbolicLink, "way", ".."), Link(TarEntryType.HardLink, "name", "way/secret"));
        await DemandRefusalAsync(hard, "archive.unsafe-name");
    }

    [Theory]
    [InlineData("../secret", "archive.unsafe-name")]
    [InlineData("/secret", "archive.unsafe-name")]
    [InlineData("missing", "archive.unusable-entry")]
    public async Task A_hard_link_cannot_take_what_is_not_in_the_archive(string target, string code)
    {
        using MemoryStream archive = Write(Link(TarEntryType.HardLink, "name", target));
        await DemandRefusalAsync(archive, code);
    }

    [Fact]
    public async Task A_link_is_replaced_and_not_followed()
    {
        using MemoryStream archive = Write(Link(TarEntryType.SymbolicLink, "f", "/secret"), File("f", "new"));
        await using AgentDatabase agent = await OpenAsync();
        await agent.Archives.ImportAsync(archive, "/into", TestContext.Current.CancellationToken);
        Assert.Equal("secret", await agent.Files.ReadTextAsync("/secret", TestContext.Current.CancellationToken));
        Assert.Equal("new", await agent.Files.ReadTextAsync("/into/f", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_is_replaced_is_freed()
    {
        await using AgentDatabase agent = await OpenAsync();
        await agent.Files.WriteAsync("/f", new byte[200_000], TestContext.Current.CancellationToken);
        using MemoryStream archive = Write(File("f", "new"));
        await agent.Archives.ImportAsync(archive, "/", TestContext.Current.CancellationToken);
        SqlRowsAre("0|2", "SELECT (SELECT count(*) FROM agentos_orphan), (SELECT count(*) FROM fs_data)");
    }

    [Fact]
    public async Task Devices_and_foreign_attributes_are_left_out()
    {
        PaxTarEntry device = new(TarEntryType.CharacterDevice, "null") { DeviceMajor = 1, DeviceMinor = 3 };
        PaxTarEntry file = new(TarEntryType.RegularFile, "f", new Dictionary<string, string>
        {
            ["SCHILY.xattr.security.capability"] = "x", ["SCHILY.xattr.user.kept"] = "y",
        });
        using MemoryStream archive = Write(device, file);
        await using AgentDatabase agent = await OpenAsync();
        Assert.Equal(new ArchiveSummary(1, 2), await agent.Archives.ImportAsync(archive, "/into", TestContext.Current.CancellationToken));
        Assert.Equal(["f"], (await agent.Files.ListAsync("/into", TestContext.Current.CancellationToken)).Select(static entry => entry.Name));
    }

    [Fact]
    public async Task A_header_that_claims_gigabytes_is_refused_before_it_is_read()
    {
        using MemoryStream archive = Write(File(new string('n', 150), "x"));
        byte[] bytes = archive.ToArray();
        Assert.Equal((byte)'x', bytes[156]);
        Encoding.ASCII.GetBytes("17777777777\0").CopyTo(bytes, 124);
        using MemoryStream claimed = new(WithChecksum(bytes));
        await DemandRefusalAsync(claimed, "archive.bomb");
    }

    [Fact]
    public async Task Scattered_sparse_files_cannot_fill_the_disk()
    {
        const int count = 20_000;
        StringBuilder map = new($"{count}\n");
        for (long i = 1; i <= count; i++)
            map.Append($"{(i * 65536) - 1}\n1\n");
        using MemoryStream archive = Write(Sparse(map.ToString(), count, (count * 65536L).ToString()));
        await DemandRefusalAsync(archive, "archive.bomb");
    }

    [Theory]
    [InlineData("1\n0\n10\n", "5")]
    [InlineData("2\n4\n2\n0\n2\n", "100")]
    [InlineData("1\n-1\n2\n", "100")]
    [InlineData("99999999999\n", "100")]
    [InlineData("1\n0\n99999999999999999999\n", "100")]
    [InlineData("x", "100")]
    [InlineData("1\n0\n1\n", "nonsense")]
    public async Task A_sparse_map_must_make_sense(string map, string size)
    {
        using MemoryStream archive = Write(Sparse(map, 10, size));
        await DemandRefusalAsync(archive, "archive.damaged");
    }

    [Fact]
    public async Task An_enormous_hole_takes_no_room()
    {
        using MemoryStream archive = Write(Sparse("0\n", 0, (1L << 50).ToString()));
        await using AgentDatabase agent = await OpenAsync();
        await agent.Archives.ImportAsync(archive, "/", TestContext.Current.CancellationToken);
        Assert.Equal(1L << 50, (await agent.Files.StatAsync("/sparse", TestContext.Current.CancellationToken)).Size);
    }

    [Fact]
    public async Task Damaged_archives_are_refused_and_change_nothing()
    {
        using MemoryStream archive = Write(File("a", new string('x', 2000)), Link(TarEntryType.SymbolicLink, "b", "a"), File(new string('n', 150), "y"));
        byte[] sound = archive.ToArray();
        await using AgentDatabase agent = await OpenAsync();
        string before = await RecordedState.ReadAsync(agent);
        Random random = new(11);
        int refused = 0;
        for (int i = 0; i < 400; i++)
        {
            using MemoryStream damaged = new(Damage(sound, random));
            try
            {
                await agent.Archives.ImportAsync(damaged, "/", TestContext.Current.CancellationToken);
                await agent.Files.RemoveTreeAsync("/a", TestContext.Current.CancellationToken);
            }
            catch (AgentOSException e) when (e.Definition.Code.StartsWith("archive.", StringComparison.Ordinal))
            {
                refused++;
                Assert.False(await agent.Files.ExistsAsync("/a", TestContext.Current.CancellationToken));
            }
            catch (FileSystemException)
            {
                // The damage was to the first entry's name.
            }

            foreach (DirectoryEntry entry in await agent.Files.ListAsync("/", TestContext.Current.CancellationToken))
            {
                if (entry.Name != "secret")
                    await agent.Files.RemoveTreeAsync("/" + entry.Name, TestContext.Current.CancellationToken);
            }
        }

        Assert.InRange(refused, 100, 400);
        Assert.Contains("/secret", before, StringComparison.Ordinal);
        Assert.Equal("secret", await agent.Files.ReadTextAsync("/secret", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_is_no_archive_is_refused()
    {
        using MemoryStream empty = new();
        await DemandRefusalAsync(empty, "archive.damaged");
        using MemoryStream text = new(Encoding.UTF8.GetBytes(new string('x', 5000)));
        await DemandRefusalAsync(text, "archive.damaged");
    }

    [Fact]
    public async Task Importing_is_refused_while_mounted()
    {
        string path = _directory["agent.db"];
        await (await OpenAsync()).DisposeAsync();
        using FileStore store = FileStore.Open(path, TimeProvider.System);
        using MemoryStream archive = Write(File("f", "x"));
        await DemandRefusalAsync(archive, "storage.already-mounted");
    }

    private void SqlRowsAre(string expected, string sql) => Assert.Equal(expected, SqliteCommand.Run(_directory["agent.db"], sql));

    private static byte[] Damage(byte[] sound, Random random)
    {
        byte[] damaged = (byte[])sound.Clone();
        if (random.Next(3) == 0)
            return damaged[..random.Next(damaged.Length)];
        for (int i = random.Next(1, 5); i > 0; i--)
            damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
        return random.Next(2) == 0 ? WithChecksum(damaged) : damaged;
    }

    /// <summary>Corrects the checksum of the first header.</summary>
    private static byte[] WithChecksum(byte[] archive)
    {
        archive.AsSpan(148, 8).Fill((byte)' ');
        int sum = archive.AsSpan(0, 512).ToArray().Sum(static value => value);
        Encoding.ASCII.GetBytes(Convert.ToString(sum, 8).PadLeft(6, '0') + "\0 ").CopyTo(archive, 148);
        return archive;
    }

    private static PaxTarEntry File(string name, string content) =>
        new(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(content)) };

    private static PaxTarEntry Link(TarEntryType type, string name, string target) => new(type, name) { LinkName = target };

    private static PaxTarEntry Sparse(string map, int dataLength, string size)
    {
        byte[] data = new byte[((map.Length + 511) / 512 * 512) + dataLength];
        Encoding.ASCII.GetBytes(map).CopyTo(data, 0);
        Dictionary<string, string> attributes = new()
        {
            ["GNU.sparse.major"] = "1", ["GNU.sparse.minor"] = "0", ["GNU.sparse.name"] = "sparse", ["GNU.sparse.realsize"] = size,
        };
        return new PaxTarEntry(TarEntryType.RegularFile, "GNUSparseFile.0/sparse", attributes) { DataStream = new MemoryStream(data) };
    }

    private static MemoryStream Write(params PaxTarEntry[] entries)
    {
        MemoryStream archive = new();
        using (TarWriter writer = new(archive, TarEntryFormat.Pax, leaveOpen: true))
        {
            foreach (PaxTarEntry entry in entries)
                writer.WriteEntry(entry);
        }

        archive.Position = 0;
        return archive;
    }

    private async Task DemandRefusalAsync(MemoryStream archive, string code)
    {
        await using AgentDatabase agent = await OpenAsync();
        string before = await RecordedState.ReadAsync(agent);
        AgentOSException refusal = await Assert.ThrowsAsync<AgentOSException>(() => agent.Archives.ImportAsync(archive, "/into"));
        Assert.Equal(code, refusal.Definition.Code);
        Assert.Equal(before, await RecordedState.ReadAsync(agent));
    }

    private async Task<AgentDatabase> OpenAsync()
    {
        AgentDatabase agent = await AgentDatabase.OpenAsync(_directory["agent.db"]);
        if (!await agent.Files.ExistsAsync("/secret"))
            await agent.Files.WriteTextAsync("/secret", "secret");
        return agent;
    }
}
