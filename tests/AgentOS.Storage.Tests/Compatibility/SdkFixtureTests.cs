using System.Security.Cryptography;
using AgentOS.Errors;
using AgentOS.Storage.Integrity;
using AgentOS.Storage.KeyValues;
using AgentOS.Storage.Migration;
using AgentOS.Storage.ToolCalls;

namespace AgentOS.Storage.Tests.Compatibility;

/// <summary>The files of the peer's two SDK releases: everything their README lists, byte for byte.</summary>
public sealed class SdkFixtureTests
{
    private const string Current = "agentfs-sdk-0.6.4.db";
    private const string Older = "agentfs-sdk-0.5.3.db";

    private static readonly (string Path, long Inode, int Size, string Hash)[] s_files =
    [
        ("/hello.txt", 2, 13, "0135e17923fd2b691c7062895e0a3ee80b0169a5984704730b0b7a8b89266006"),
        ("/empty.bin", 3, 0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("/data/exact-4096.bin", 5, 4096, "28c74f56d2c959955f64ec0e740be7d08a023a0abf032c257e8ef7586a6bb775"),
        ("/data/exact-4097.bin", 6, 4097, "219e2079a6c66d77e61089717dadfb78f88c9229cc8284f4f6480cd206498d84"),
        ("/data/big-100000.bin", 7, 100_000, "acd93e8cca963b58ecda31c7c6158f195afbd2d70afe0c1f9973b7b0687708bc"),
        ("/data/nul.bin", 8, 7, "8c266bc0fed86bf25b5712538745b7a18fe79167e0cd867eba3b5b98f85444f6"),
        ("/unicode/naïve-файл-文件.txt", 10, 19, "a3dd4921db7d000bf0bfe5fd97a7546ea13b794b7e63bb37ff04e4a0e55db067"),
        ("/deep/a/b/c/d/leaf.txt", 16, 4, "9f91161f43433e49a6de6db680d79f60159f2e4ac9172621a12846428158440b"),
        ("/rewritten.txt", 17, 6, "16367aacb67a4a017c8da8ab95682ccb390863780f7114dda0a0e0c55644c7c4"),
        ("/after.txt", 21, 7, "017e9e217af8bbb732e91d3f534e0702b9f492edd2c3a9994383aa9bfa700f77"),
        ("/hello-copy.txt", 22, 13, "0135e17923fd2b691c7062895e0a3ee80b0169a5984704730b0b7a8b89266006"),
        ("/pwrite.bin", 25, 10_001, "3973c6ba38c9bf6077444ee9537ad4f4790403ada00595705e4df4dc86aad650"),
        ("/extended.bin", 26, 9000, "e67e9af0a2a32862596b7b32723785f7fbe4075caa78a708a8976173984825f4"),
    ];

    private static readonly (string Path, long Inode)[] s_directories =
        [("/data", 4), ("/unicode", 9), ("/deep", 11), ("/deep/a", 12), ("/deep/a/b", 13), ("/deep/a/b/c", 14), ("/deep/a/b/c/d", 15), ("/emptydir", 18)];

    private static readonly (string Key, string Json)[] s_values =
    [
        ("config", """{"theme":"dark","lang":"en","nested":{"a":[1,2,3]}}"""), ("counter", "43"), ("esc%_\\x", "\"like-escape\""), ("flag", "true"), ("float", "1.5"),
        ("items", """["apple","banana"]"""), ("nothing", "null"), ("user:name", "\"Alice\""), ("ключ-鍵", "\"unicode\""),
    ];

    [Fact]
    public Task The_current_file_is_read_whole() => ReadWholeAsync(Current, readOnly: false);

    [Fact]
    public Task The_older_file_is_read_whole() => ReadWholeAsync(Older, readOnly: true);

    [Fact]
    public async Task The_older_file_is_migrated_and_then_read_whole()
    {
        using Fixture fixture = Fixture.Copy(Older);
        MigrationReport report = DatabaseMigration.Run(fixture.Path, TimeProvider.System);
        Assert.Equal("0.2 or 0.3", report.From);
        Assert.Empty(report.Findings);
        await CompareAsync(fixture.Path, readOnly: false);
    }

    [Fact]
    public void The_current_file_is_sound_and_needs_no_migration()
    {
        using Fixture fixture = Fixture.Copy(Current);
        Assert.Empty(DatabaseIntegrity.Check(fixture.Path).Findings);
        Assert.Empty(DatabaseMigration.Plan(fixture.Path).Steps);
    }

    [Fact]
    public async Task The_older_file_is_refused_for_writing_and_left_alone()
    {
        using Fixture fixture = Fixture.Copy(Older);
        byte[] before = await File.ReadAllBytesAsync(fixture.Path, TestContext.Current.CancellationToken);
        AgentOSException refused = await Assert.ThrowsAsync<AgentOSException>(() => AgentDatabase.OpenAsync(fixture.Path));
        Assert.Equal(StorageErrors.OlderSchema, refused.Definition);
        Assert.Equal(before, await File.ReadAllBytesAsync(fixture.Path, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Writing_keeps_the_chunk_size_and_counts_on_from_the_last_number()
    {
        using Fixture fixture = Fixture.Copy(Current);
        await using (AgentDatabase agent = await AgentDatabase.OpenAsync(fixture.Path))
            await agent.Files.WriteAsync("/new.bin", new byte[10_000]);
        Assert.Equal("ok\n27|26\n4096\n4096\n1808", SqliteCommand.Run(fixture.Path, """
            PRAGMA integrity_check;
            SELECT ino, id FROM fs_dentry WHERE name = 'new.bin';
            SELECT length(data) FROM fs_data d JOIN fs_dentry e ON e.ino = d.ino WHERE e.name = 'new.bin' ORDER BY chunk_index
            """));
    }

    private static async Task ReadWholeAsync(string name, bool readOnly)
    {
        using Fixture fixture = Fixture.Copy(name);
        await CompareAsync(fixture.Path, readOnly);
    }

    private static async Task CompareAsync(string path, bool readOnly)
    {
        await using AgentDatabase agent = await AgentDatabase.OpenAsync(path, new AgentDatabaseOptions { ReadOnly = readOnly });
        Assert.Equal(23, (await agent.Files.WalkAsync("/")).Count);
        foreach ((string file, long inode, int size, string hash) in s_files)
        {
            FileStat stat = await agent.Files.LinkStatAsync(file);
            Assert.Equal((inode, 0x81A4u, 1u, 0u, 0u, (long)size), (stat.Ino, stat.Mode, stat.LinkCount, stat.Uid, stat.Gid, stat.Size));
            Assert.InRange(stat.ModifyTime.Seconds, 1_795_219_366, 1_795_219_367);
            Assert.Equal(hash, Convert.ToHexStringLower(SHA256.HashData(await agent.Files.ReadAsync(file))));
        }

        foreach ((string directory, long inode) in s_directories)
        {
            FileStat stat = await agent.Files.LinkStatAsync(directory);
            Assert.Equal((inode, 0x41EDu), (stat.Ino, stat.Mode));
        }

        Assert.Equal(("hello.txt", "/data/nul.bin"), (await agent.Files.ReadLinkAsync("/link-rel"), await agent.Files.ReadLinkAsync("/link-abs")));
        Assert.Equal("hello, agent\n", await agent.Files.ReadTextAsync("/link-rel"));
        Assert.Equal(s_values, (await agent.KeyValue.ListAsync()).Select(static entry => (entry.Key, entry.Json)));
        KeyValueEntry escaped = Assert.Single(await agent.KeyValue.ListAsync("esc%_"));
        Assert.Equal("esc%_\\x", escaped.Key);
        await CompareCallsAsync(agent);
    }

    private static async Task CompareCallsAsync(AgentDatabase agent)
    {
        List<ToolCall> calls = [.. (await agent.ToolCalls.GetRecentAsync(DateTimeOffset.UnixEpoch)).OrderBy(static call => call.Id)];
        Assert.Equal(
            [
                (1, "web_search", ToolCallStatus.Success, "{\"query\":\"AI\"}", "{\"results\":[\"r1\",\"r2\"]}", null, 0),
                (2, "read_file", ToolCallStatus.Error, "{\"path\":\"/hello.txt\"}", null, "ENOENT: boom", calls[1].DurationMilliseconds),
                (3, "pending_tool", ToolCallStatus.Pending, calls[2].ParametersJson, null, null, null),
                (4, "int_ts", ToolCallStatus.Success, "{\"a\":1}", "{\"ok\":true}", null, 2000),
                (5, "float_ts", ToolCallStatus.Error, calls[4].ParametersJson, null, "timeout", 1500),
                (6, "no_args", ToolCallStatus.Success, null, null, null, 0),
            ],
            calls.Select(static call => (call.Id, call.Name, call.Status, call.ParametersJson, call.ResultJson, call.Error, call.DurationMilliseconds)));
        Assert.Null(calls[2].Completed);
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_250), calls[4].Started);
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_001_750), calls[4].Completed);
    }
}
