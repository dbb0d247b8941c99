using System.Security.Cryptography;
using AgentOS.Errors;
using AgentOS.Storage.Files;
using AgentOS.Storage.Integrity;
using AgentOS.Storage.KeyValues;
using AgentOS.Storage.Migration;
using AgentOS.Storage.ToolCalls;

namespace AgentOS.Storage.Tests.Compatibility;

/// <summary>The files of the peer's fork: three versions of the same content, and an encrypted one.</summary>
public sealed class ForkFixtureTests
{
    [Theory]
    [InlineData("factory-vfs-v0_0.db", true)]
    [InlineData("factory-vfs-v0_2.db", true)]
    [InlineData("factory-vfs-v0_4.db", false)]
    public async Task A_file_is_read_as_it_is_and_after_migration(string name, bool readOnly)
    {
        using Fixture fixture = Fixture.Copy(name);
        await CompareAsync(fixture.Path, readOnly);
        MigrationReport report = DatabaseMigration.Run(fixture.Path, TimeProvider.System);
        Assert.NotEmpty(report.Steps);
        Assert.Empty(report.Findings);
        Assert.Empty(DatabaseIntegrity.Check(fixture.Path).Findings);
        await CompareAsync(fixture.Path, readOnly: false);
        await CompareLinksAsync(fixture.Path);
        Assert.Equal("fixture-preserve-me", SqliteCommand.Run(fixture.Path, "SELECT value FROM fs_config WHERE key = 'custom_metadata'"));
    }

    [Theory]
    [InlineData("factory-vfs-v0_0.db")]
    [InlineData("factory-vfs-v0_2.db")]
    public async Task An_older_file_is_not_written(string name)
    {
        using Fixture fixture = Fixture.Copy(name);
        AgentOSException refused = await Assert.ThrowsAsync<AgentOSException>(() => AgentDatabase.OpenAsync(fixture.Path));
        Assert.Equal(StorageErrors.OlderSchema, refused.Definition);
    }

    [Fact]
    public void What_the_fork_does_otherwise_is_found_and_repaired()
    {
        using Fixture fixture = Fixture.Copy("factory-vfs-v0_4.db");
        Assert.Equal(["AF-2", "AF-2", "AF-2", "AF-6", "AF-35"], DatabaseIntegrity.Check(fixture.Path).Findings.Select(static finding => finding.Rule));
        Assert.Empty(DatabaseIntegrity.Repair(fixture.Path, TimeProvider.System).Remaining);
        Assert.Empty(DatabaseMigration.Plan(fixture.Path).Steps);
    }

    [Fact]
    public async Task An_encrypted_file_is_called_encrypted_by_everything()
    {
        using Fixture fixture = Fixture.Copy("factory-vfs-v0_4-encrypted.db");
        byte[] before = await File.ReadAllBytesAsync(fixture.Path, TestContext.Current.CancellationToken);
        Assert.Equal(StorageErrors.Encrypted, (await Assert.ThrowsAsync<AgentOSException>(() => AgentDatabase.OpenAsync(fixture.Path))).Definition);
        Action[] others =
        [
            () => DatabaseIntegrity.Check(fixture.Path), () => DatabaseIntegrity.Repair(fixture.Path, TimeProvider.System),
            () => DatabaseMigration.Plan(fixture.Path), () => DatabaseMigration.Run(fixture.Path, TimeProvider.System),
            () => FileStore.Open(fixture.Path, TimeProvider.System),
        ];
        Assert.All(others, static other => Assert.Equal(StorageErrors.Encrypted, Assert.Throws<AgentOSException>(other).Definition));
        Assert.Equal(before, await File.ReadAllBytesAsync(fixture.Path, TestContext.Current.CancellationToken));
    }

    private static async Task CompareAsync(string path, bool readOnly)
    {
        await using AgentDatabase agent = await AgentDatabase.OpenAsync(path, new AgentDatabaseOptions { ReadOnly = readOnly });
        Assert.Equal(
            ["/dir", "/dir/large-hardlink.bin", "/dir/large.bin", "/dir/small-link", "/dir/small.txt"],
            (await agent.Files.WalkAsync("/")).Select(static entry => entry.Path).Order(StringComparer.Ordinal));
        Assert.Equal("hello fixture", await agent.Files.ReadTextAsync("/dir/small-link"));
        byte[] large = await agent.Files.ReadAsync("/dir/large.bin");
        Assert.Equal("007109633d6f55c6b7e66d78cf6d6430e94faf189f3b2117a43df6bdc564b493", Convert.ToHexStringLower(SHA256.HashData(large)));
        FileStat stat = await agent.Files.StatAsync("/dir/large-hardlink.bin");
        Assert.Equal((4L, 8229L, 1000u, 1000u, 1_700_000_000L), (stat.Ino, stat.Size, stat.Uid, stat.Gid, stat.ModifyTime.Seconds));
        if (path.Contains("v0_4", StringComparison.Ordinal))
            Assert.Equal((111u, 222u, 333u), (stat.AccessTime.Nanoseconds, stat.ModifyTime.Nanoseconds, stat.ChangeTime.Nanoseconds));
        KeyValueEntry entry = Assert.Single(await agent.KeyValue.ListAsync());
        Assert.Equal(("fixture", "{\"ok\":true}", 20, 21), (entry.Key, entry.Json, entry.Created.ToUnixTimeSeconds(), entry.Updated.ToUnixTimeSeconds()));
        ToolCall call = (await agent.ToolCalls.GetAsync(1))!;
        Assert.Equal(("fixture-tool", ToolCallStatus.Success, "{}", "{}", 42L), (call.Name, call.Status, call.ParametersJson, call.ResultJson, call.DurationMilliseconds));
    }

    private static async Task CompareLinksAsync(string path)
    {
        await using AgentDatabase agent = await AgentDatabase.OpenAsync(path);
        Assert.Equal(2u, (await agent.Files.StatAsync("/dir/large.bin")).LinkCount);
        await agent.Files.DeleteFileAsync("/dir/large.bin");
        Assert.Equal(1u, (await agent.Files.StatAsync("/dir/large-hardlink.bin")).LinkCount);
        Assert.Equal(8229, (await agent.Files.ReadAsync("/dir/large-hardlink.bin")).Length);
    }
}
