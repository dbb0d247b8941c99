using AgentOS.Errors;
using AgentOS.Linux;
using AgentOS.Storage.Files;
using AgentOS.Testing;

namespace AgentOS.Storage.Tests.Snapshots;

/// <summary>Snapshots made by one connection while a mount writes through another.</summary>
public sealed class SnapshotMountTests : IDisposable
{
    private readonly StoreFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task The_first_snapshot_is_noticed_by_a_mount_that_is_writing()
    {
        Inode file = _fixture.MakeFile(1, "f", "old");
        Inode doomed = _fixture.MakeFile(1, "doomed", "still here");
        Assert.Equal(Errno.None, _fixture.Store.Synchronize());
        await SnapshotAsync("first");

        Assert.Equal(Errno.None, _fixture.Store.Write(file.Number, 0, "new"u8));
        Assert.Equal(Errno.None, _fixture.Unlink(1, "doomed"));
        _fixture.Store.Forget([doomed.Number]);
        _fixture.MakeFile(1, "later", "x");
        Assert.Equal(Errno.None, _fixture.Store.Synchronize());
        Assert.Equal("new", _fixture.ReadText(file.Number));

        Assert.Equal(["doomed", "f"], Names("first"));
        Assert.Equal(["f", "later"], Names(null));
        _fixture.Store.Dispose();
        await using AgentDatabase agent = await OpenAsync();
        RestoreOutcome outcome = await agent.Snapshots.RestoreAsync("first", TestContext.Current.CancellationToken);
        Assert.Equal(0, outcome.UnrecordedFiles);
        Assert.Equal("old", await agent.Files.ReadTextAsync("/f", TestContext.Current.CancellationToken));
        Assert.Equal("still here", await agent.Files.ReadTextAsync("/doomed", TestContext.Current.CancellationToken));
        Assert.False(await agent.Files.ExistsAsync("/later", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_snapshot_has_what_was_done_in_the_open_group()
    {
        _fixture.MakeFile(1, "f", "x");
        await SnapshotAsync("first");
        Assert.Equal(["f"], Names("first"));
    }

    [Fact]
    public async Task Restoring_and_compacting_are_refused_while_mounted()
    {
        await SnapshotAsync("first");
        await using AgentDatabase agent = await OpenAsync();
        AgentOSException refused = await Assert.ThrowsAsync<AgentOSException>(() => agent.Snapshots.RestoreAsync("first"));
        Assert.Equal(StorageErrors.AlreadyMounted, refused.Definition);
        refused = await Assert.ThrowsAsync<AgentOSException>(() => agent.CompactAsync());
        Assert.Equal(StorageErrors.AlreadyMounted, refused.Definition);
        _fixture.Store.Dispose();
        await agent.Snapshots.RestoreAsync("first", TestContext.Current.CancellationToken);
        await agent.CompactAsync(TestContext.Current.CancellationToken);
        _fixture.Reopen();
    }

    [Fact]
    public async Task A_file_held_without_a_name_at_the_snapshot_is_freed_after_the_restore()
    {
        Inode held = _fixture.MakeFile(1, "held", "content");
        Assert.Equal(Errno.None, _fixture.Unlink(1, "held"));
        Assert.Equal(Errno.None, _fixture.Store.Synchronize());
        await SnapshotAsync("first");
        _fixture.Reopen();
        Assert.Equal(Errno.ENOENT, _fixture.Store.Get(held.Number, out _));
        _fixture.Store.Dispose();
        await using (AgentDatabase agent = await OpenAsync())
            await agent.Snapshots.RestoreAsync("first", TestContext.Current.CancellationToken);
        Assert.Equal("1", SqliteCommand.Run(_fixture.DatabasePath, "SELECT count(*) FROM fs_data"));
        _fixture.Reopen();
        Assert.Equal(Errno.ENOENT, _fixture.Store.Get(held.Number, out _));
        Assert.Equal(Errno.None, _fixture.Store.Synchronize());
        Assert.Equal("0", SqliteCommand.Run(_fixture.DatabasePath, "SELECT count(*) FROM fs_data"));
    }

    [Fact]
    public async Task The_past_cannot_be_changed()
    {
        Inode file = _fixture.MakeFile(1, "f", "x");
        await SnapshotAsync("first");
        using SnapshotTree tree = SnapshotTree.Open(_fixture.DatabasePath, "first");
        Assert.Equal(Errno.EROFS, tree.Write(file.Number, 0, "y"u8));
        Assert.Equal(Errno.EROFS, tree.Unlink(1, "f"u8));
        Assert.Equal(SnapshotErrors.NotFound, Assert.Throws<AgentOSException>(() => SnapshotTree.Open(_fixture.DatabasePath, "absent")).Definition);
    }

    [Fact]
    public async Task A_writer_without_history_is_noticed()
    {
        FakeTimeProvider time = new();
        using TempDirectory directory = new();
        string path = directory["agent.db"];
        AgentDatabaseOptions options = new() { Time = time };
        await using (AgentDatabase agent = await AgentDatabase.OpenAsync(path, options, TestContext.Current.CancellationToken))
        {
            await agent.Files.WriteTextAsync("/f", "old", TestContext.Current.CancellationToken);
            await agent.Snapshots.CreateAsync("first", TestContext.Current.CancellationToken);
        }

        long changed = time.GetUtcNow().ToUnixTimeSeconds() + 10;
        SqliteCommand.Run(path, $"""
            UPDATE fs_data SET data = 'new'; UPDATE fs_inode SET mtime = {changed} WHERE ino > 1;
            INSERT INTO fs_inode (mode, nlink, atime, mtime, ctime) VALUES (33188, 1, 0, 0, 0);
            INSERT INTO fs_dentry (name, parent_ino, ino) VALUES ('stranger', 1, last_insert_rowid());
            """);
        await using AgentDatabase reopened = await AgentDatabase.OpenAsync(path, options, TestContext.Current.CancellationToken);
        Assert.Equal(1, (await reopened.Snapshots.RestoreAsync("first", TestContext.Current.CancellationToken)).UnrecordedFiles);
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(2, (await reopened.Snapshots.RestoreAsync("first", TestContext.Current.CancellationToken)).UnrecordedFiles);
    }

    [Fact]
    public async Task A_repair_is_kept_like_any_change()
    {
        _fixture.MakeFile(1, "f", "x");
        _fixture.MakeFile(1, "lost", "x");
        await SnapshotAsync("first");
        _fixture.Store.Dispose();
        SqliteCommand.Run(_fixture.DatabasePath, "DELETE FROM fs_dentry WHERE name = 'lost'");
        Assert.Equal(["f"], Names("first"));
        Assert.NotEmpty(Storage.Integrity.DatabaseIntegrity.Repair(_fixture.DatabasePath, TimeProvider.System).Repaired);
        Assert.Contains("lost+found", Names(null));
        Assert.Equal(["f"], Names("first"));
    }

    private async Task SnapshotAsync(string name)
    {
        await using AgentDatabase agent = await OpenAsync();
        await agent.Snapshots.CreateAsync(name);
    }

    private Task<AgentDatabase> OpenAsync() => AgentDatabase.OpenAsync(_fixture.DatabasePath);

    private List<string> Names(string? snapshot)
    {
        using SnapshotTree tree = SnapshotTree.Open(_fixture.DatabasePath, snapshot);
        return [.. TreeState.Read(tree).Split('\n').Where(static line => line.StartsWith('/')).Select(static line => line[1..line.IndexOf(' ', StringComparison.Ordinal)])];
    }
}
