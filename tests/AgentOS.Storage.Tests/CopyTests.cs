using AgentOS.Errors;
using AgentOS.Storage.Files;

namespace AgentOS.Storage.Tests;

/// <summary>cp of a database: whole when nobody has it mounted, and otherwise noticed.</summary>
public sealed class CopyTests : IDisposable
{
    private readonly StoreFixture _fixture = new();

    private string Copy => _fixture.DatabasePath + ".copy";

    public void Dispose() => _fixture.Dispose();

    [Fact]
    [Trait("Rule", "AF-12")]
    public async Task A_copy_made_while_mounted_is_refused()
    {
        WriteWhileMounted();
        SqliteCommand.Run("/bin/cp", _fixture.DatabasePath, Copy);
        AgentOSException refusal = await Assert.ThrowsAsync<AgentOSException>(() => AgentDatabase.OpenAsync(Copy));
        Assert.Equal(StorageErrors.CopiedWhileMounted, refusal.Definition);
        Assert.Equal(StorageErrors.CopiedWhileMounted, Assert.Throws<AgentOSException>(() => FileStore.Open(Copy, TimeProvider.System)).Definition);
        await (await AgentDatabase.OpenAsync(_fixture.DatabasePath, cancellationToken: TestContext.Current.CancellationToken)).DisposeAsync();
    }

    [Fact]
    public async Task Our_own_copy_of_a_mounted_file_is_whole()
    {
        WriteWhileMounted();
        await using (AgentDatabase agent = await AgentDatabase.OpenAsync(_fixture.DatabasePath, cancellationToken: TestContext.Current.CancellationToken))
            await agent.SnapshotAsync(Copy, TestContext.Current.CancellationToken);
        await DemandWholeAsync();
    }

    [Fact]
    public async Task A_copy_with_its_log_is_whole()
    {
        WriteWhileMounted();
        SqliteCommand.Run("/bin/cp", _fixture.DatabasePath, Copy);
        SqliteCommand.Run("/bin/cp", _fixture.DatabasePath + "-wal", Copy + "-wal");
        await DemandWholeAsync();
        SqliteCommand.Run("/bin/cp", Copy, Copy + "2");
        await (await AgentDatabase.OpenAsync(Copy + "2", cancellationToken: TestContext.Current.CancellationToken)).DisposeAsync();
    }

    [Fact]
    [Trait("Rule", "AF-10")]
    public async Task A_copy_made_after_the_mount_is_whole()
    {
        WriteWhileMounted();
        _fixture.Store.Dispose();
        SqliteCommand.Run("/bin/cp", _fixture.DatabasePath, Copy);
        await DemandWholeAsync();
    }

    [Fact]
    public async Task The_mark_can_be_taken_off_by_hand_and_numbers_of_others_are_left_alone()
    {
        WriteWhileMounted();
        SqliteCommand.Run("/bin/cp", _fixture.DatabasePath, Copy);
        SqliteCommand.Run(Copy, "PRAGMA user_version = 7");
        await (await AgentDatabase.OpenAsync(Copy, cancellationToken: TestContext.Current.CancellationToken)).DisposeAsync();
        using (FileStore store = FileStore.Open(Copy, TimeProvider.System))
        {
            Assert.Equal(Linux.Errno.None, store.Unlink(1, "f"u8));
            Assert.Equal(Linux.Errno.None, store.Synchronize());
        }

        Assert.Equal("7", SqliteCommand.Run(Copy, "PRAGMA user_version"));
    }

    private void WriteWhileMounted()
    {
        _fixture.MakeFile(1, "f", "content");
        Assert.Equal(Linux.Errno.None, _fixture.Store.Synchronize());
        // The mount does this by itself, soon; the test does not wait for it. Its own checkpoint or reading may be in the way of ours for a moment.
        int attempts = 0;
        while (!IsComplete(SqliteCommand.Run(_fixture.DatabasePath, "PRAGMA wal_checkpoint").Split('|')))
            Assert.True(++attempts < 500, "the log cannot be moved into the file");
    }

    /// <param name="answer">Busy, frames in the log, frames moved (sqlite.org/pragma.html#pragma_wal_checkpoint).</param>
    private static bool IsComplete(string[] answer) => answer[0] == "0" && answer[1] == answer[2];

    private async Task DemandWholeAsync()
    {
        await using AgentDatabase agent = await AgentDatabase.OpenAsync(Copy, new AgentDatabaseOptions { ReadOnly = true });
        Assert.Equal("content", await agent.Files.ReadTextAsync("/f"));
    }
}
