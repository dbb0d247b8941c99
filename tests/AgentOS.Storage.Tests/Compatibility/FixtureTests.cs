using System.Security.Cryptography;
using AgentOS.Storage.KeyValues;
using AgentOS.Storage.ToolCalls;
using AgentOS.Testing;

namespace AgentOS.Storage.Tests.Compatibility;

/// <summary>Files that other programs wrote, from the shared fixtures. Always copies: opening may change a file.</summary>
public sealed class FixtureTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("agentfs-sdk-0.6.4.db", false)]
    [InlineData("agentfs-sdk-0.5.3.db", true)]
    public async Task Files_keys_and_calls_of_the_peer_are_read(string name, bool readOnly)
    {
        await using AgentDatabase agent = await AgentDatabase.OpenAsync(Copy(name), new AgentDatabaseOptions { ReadOnly = readOnly });
        Assert.Equal("hello, agent\n", await agent.Files.ReadTextAsync("/hello.txt"));
        Assert.Equal("acd93e8cca963b58ecda31c7c6158f195afbd2d70afe0c1f9973b7b0687708bc", await Hash(agent, "/data/big-100000.bin"));
        Assert.Equal("e67e9af0a2a32862596b7b32723785f7fbe4075caa78a708a8976173984825f4", await Hash(agent, "/extended.bin"));
        Assert.Equal("3973c6ba38c9bf6077444ee9537ad4f4790403ada00595705e4df4dc86aad650", await Hash(agent, "/pwrite.bin"));
        Assert.Equal("leaf", await agent.Files.ReadTextAsync("/deep/a/b/c/d/leaf.txt"));
        Assert.Equal(7, (await agent.Files.ReadAsync("/link-abs")).Length);
        Assert.Equal(23, (await agent.Files.WalkAsync("/")).Count);
        Assert.Equal(3u, (await agent.Files.StatAsync("/deep")).LinkCount);
        KeyValueEntry escaped = Assert.Single(await agent.KeyValue.ListAsync("esc%_"));
        Assert.Equal("\"like-escape\"", escaped.Json);
        ToolCall fractional = (await agent.ToolCalls.GetAsync(5))!;
        Assert.Equal(250, fractional.Started.Millisecond);
        Assert.Equal(ToolCallStatus.Pending, (await agent.ToolCalls.GetAsync(3))!.Status);
    }

    [Fact]
    public async Task A_peer_file_is_written_without_changing_its_chunk_size()
    {
        string path = Copy("agentfs-sdk-0.6.4.db");
        await using (AgentDatabase agent = await AgentDatabase.OpenAsync(path))
            await agent.Files.WriteAsync("/new.bin", new byte[10_000]);
        Assert.Equal("ok\n4096\n4096\n1808", SqliteCommand.Run(path, """
            PRAGMA integrity_check;
            SELECT length(data) FROM fs_data d JOIN fs_dentry e ON e.ino = d.ino WHERE e.name = 'new.bin' ORDER BY chunk_index
            """));
    }

    [Fact]
    public async Task A_log_left_by_the_peer_is_used()
    {
        string path = Copy("agentfs-sdk-0.6.4-unclean.db");
        Copy("agentfs-sdk-0.6.4-unclean.db-wal");
        await using AgentDatabase agent = await AgentDatabase.OpenAsync(path);
        Assert.Equal("this file lives only in the -wal\n", await agent.Files.ReadTextAsync("/in-wal.txt"));
    }

    [Theory]
    [InlineData("agentfs-sdk-0.6.4-unclean.db", "storage.not-an-agent-database")]
    [InlineData("factory-vfs-v0_4-encrypted.db", "storage.encrypted")]
    [InlineData("factory-vfs-v0_2.db", "storage.older-schema")]
    [InlineData("agentfs-sdk-0.5.3.db", "storage.older-schema")]
    public async Task What_cannot_be_written_is_refused(string name, string code)
    {
        string path = Copy(name);
        byte[] before = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        Errors.AgentOSException refused = await Assert.ThrowsAsync<Errors.AgentOSException>(() => AgentDatabase.OpenAsync(path));
        Assert.Equal(code, refused.Definition.Code);
        Assert.Equal(before, await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Names_no_path_can_reach_do_not_disturb()
    {
        await using AgentDatabase agent = await AgentDatabase.OpenAsync(Copy("agentfs-sdk-0.6.4-hostile.db"));
        IReadOnlyList<DirectoryEntry> root = await agent.Files.ListAsync("/");
        Assert.DoesNotContain(root, static entry => entry.Name.Length > 255 || entry.Name.Contains('\0', StringComparison.Ordinal));
        Assert.Empty(await agent.Files.ListAsync("/x"));
        Assert.Equal(9000, (await agent.Files.ReadAsync("/short.bin")).Length);
        Assert.Equal("{\"v\":1}", (await agent.ToolCalls.GetAsync(2))!.ResultJson);
    }

    private static async Task<string> Hash(AgentDatabase agent, string path) =>
        Convert.ToHexStringLower(SHA256.HashData(await agent.Files.ReadAsync(path)));

    private string Copy(string name)
    {
        string? source = FindFixtures();
        Assert.SkipUnless(source is not null, "the shared fixtures are not beside this repository");
        string copy = _directory[name];
        File.WriteAllBytes(copy, File.ReadAllBytes(Path.Combine(source!, name)));
        return copy;
    }

    private static string? FindFixtures()
    {
        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            string candidate = Path.Combine(at.FullName, "shared", "fixtures", "agentfs");
            if (Directory.Exists(candidate))
                return candidate;
        }

        return null;
    }
}
