using AgentOS.Errors;
using AgentOS.Storage.Files;
using AgentOS.Testing;

namespace AgentOS.Storage.Tests;

/// <summary>Bad input: a clear error, and nothing changed.</summary>
public sealed class OpeningTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    public static TheoryData<string, byte[]> Rubbish => new()
    {
        { "storage.empty-file", [] },
        { "storage.not-a-database", "hello"u8.ToArray() },
        { "storage.not-a-database", new byte[8192] },
        { "storage.encrypted", [.. "Turso\0\u0002"u8, .. new byte[8192]] },
        { "storage.corrupt", "SQLite format 3\0"u8.ToArray() },
    };

    public void Dispose() => _directory.Dispose();

    [Theory]
    [MemberData(nameof(Rubbish))]
    public async Task Rubbish_is_refused_and_left_alone(string code, byte[] content)
    {
        string path = _directory["x.db"];
        await File.WriteAllBytesAsync(path, content, TestContext.Current.CancellationToken);
        Assert.Equal(code, await FailToOpen(path));
        Assert.Equal(content, await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken));
        Assert.Equal([path], Directory.GetFiles(_directory.Path));
    }

    [Fact]
    public async Task A_foreign_database_is_refused_and_keeps_its_journal_mode()
    {
        string path = _directory["x.db"];
        SqliteCommand.Run(path, "CREATE TABLE t (a)");
        Assert.Equal("storage.not-an-agent-database", await FailToOpen(path));
        Assert.Equal("delete", SqliteCommand.Run(path, "PRAGMA journal_mode"));
    }

    [Theory]
    [InlineData("UPDATE fs_config SET value = '0.9' WHERE key = 'schema_version'", "storage.newer-schema")]
    [InlineData("ALTER TABLE fs_inode ADD COLUMN storage_kind INTEGER NOT NULL DEFAULT 0", "storage.fork-schema")]
    [InlineData("ALTER TABLE fs_inode DROP COLUMN rdev", "storage.older-schema")]
    [InlineData("DROP TABLE fs_config", "storage.older-schema")]
    [InlineData("UPDATE fs_config SET value = '0' WHERE key = 'chunk_size'", "storage.corrupt")]
    public async Task A_schema_that_is_not_ours_is_refused(string change, string code)
    {
        string path = _directory["x.db"];
        await AgentDatabase.CreateAsync(path, cancellationToken: TestContext.Current.CancellationToken);
        SqliteCommand.Run(path, change);
        Assert.Equal(code, await FailToOpen(path));
    }

    [Fact]
    public async Task A_file_cut_short_is_refused()
    {
        string path = _directory["x.db"];
        await AgentDatabase.CreateAsync(path, cancellationToken: TestContext.Current.CancellationToken);
        SqliteCommand.Run("/usr/bin/truncate", "-s", "20000", path);
        Assert.Equal("storage.corrupt", await FailToOpen(path));
    }

    [Fact]
    public async Task A_directory_and_a_missing_parent_are_refused()
    {
        Assert.Equal("storage.is-a-directory", await FailToOpen(_directory.Path));
        Assert.Equal("storage.missing-parent", await FailToOpen(_directory["no/agent.db"]));
        AgentOSException missing = await Assert.ThrowsAsync<AgentOSException>(
            () => AgentDatabase.OpenAsync(_directory["no.db"], new AgentDatabaseOptions { Create = false }));
        Assert.Equal("storage.not-found", missing.Definition.Code);
        Assert.Empty(Directory.GetFileSystemEntries(_directory.Path));
    }

    [Fact]
    public async Task Creating_over_a_file_needs_overwrite_and_touches_nothing_else()
    {
        string path = _directory["foo.db"];
        await File.WriteAllTextAsync(path, "old", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(_directory["foo.db2"], "other", TestContext.Current.CancellationToken);
        AgentOSException refused = await Assert.ThrowsAsync<AgentOSException>(() => AgentDatabase.CreateAsync(path));
        Assert.Equal("storage.already-exists", refused.Definition.Code);
        await AgentDatabase.CreateAsync(path, overwrite: true, TestContext.Current.CancellationToken);
        Assert.Equal("1", SqliteCommand.Run(path, "SELECT count(*) FROM fs_inode"));
        Assert.Equal("other", await File.ReadAllTextAsync(_directory["foo.db2"], TestContext.Current.CancellationToken));
        Assert.Equal(2, Directory.GetFiles(_directory.Path).Length);
    }

    [Fact]
    public void A_second_mount_is_refused_and_names_the_holder_while_the_sdk_may_write()
    {
        using StoreFixture fixture = new();
        AgentOSException refused = Assert.Throws<AgentOSException>(() => FileStore.Open(fixture.DatabasePath, TimeProvider.System));
        Assert.Equal("storage.already-mounted", refused.Definition.Code);
        Assert.Contains($"{Environment.ProcessId}", refused.Message, StringComparison.Ordinal);
        fixture.Make(1, "f");
        Assert.Equal("0", SqliteCommand.Run("/usr/bin/flock", "-n", "-E", "0", fixture.DatabasePath, "echo", "got it") is "" ? "0" : "1");
    }

    [Fact]
    public async Task A_read_only_database_reads_and_refuses_writes()
    {
        string path = _directory["x.db"];
        await using (AgentDatabase agent = await AgentDatabase.OpenAsync(path))
            await agent.Files.WriteTextAsync("/f", "content");
        await using AgentDatabase reader = await AgentDatabase.OpenAsync(path, new AgentDatabaseOptions { ReadOnly = true });
        Assert.Equal("content", await reader.Files.ReadTextAsync("/f"));
        AgentOSException refused = await Assert.ThrowsAsync<AgentOSException>(() => reader.Files.WriteTextAsync("/f", "x"));
        Assert.Equal("storage.read-only", refused.Definition.Code);
    }

    private static async Task<string> FailToOpen(string path)
    {
        AgentOSException failure = await Assert.ThrowsAsync<AgentOSException>(() => AgentDatabase.OpenAsync(path));
        Assert.NotEmpty(failure.Definition.Remedy);
        return failure.Definition.Code;
    }
}
