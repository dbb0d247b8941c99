using System.Globalization;
using AgentOS.Testing;

namespace AgentOS.Storage.Tests.Snapshots;

/// <summary>What snapshots take, in bytes.</summary>
public sealed class SnapshotSizeTests : IDisposable
{
    private const int Megabyte = 1 << 20;

    private readonly TempDirectory _directory = new();

    private string DatabasePath => _directory["agent.db"];

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task A_hundred_snapshots_with_small_edits_cost_the_edited_chunks_and_deleting_them_gives_the_space_back()
    {
        const int snapshots = 100;
        await AgentDatabase.CreateAsync(DatabasePath, cancellationToken: TestContext.Current.CancellationToken);
        await using AgentDatabase agent = await AgentDatabase.OpenAsync(DatabasePath, cancellationToken: TestContext.Current.CancellationToken);
        await agent.Files.WriteAsync("/large", new byte[32 * Megabyte], TestContext.Current.CancellationToken);
        long before = (await agent.CompactAsync(TestContext.Current.CancellationToken)).BytesAfter;
        for (int i = 0; i < snapshots; i++)
        {
            await agent.Snapshots.CreateAsync($"{i}", TestContext.Current.CancellationToken);
            await using Stream file = await agent.Files.OpenWriteAsync("/large", TestContext.Current.CancellationToken);
            file.Position = i * 300_000;
            await file.WriteAsync("edit"u8.ToArray(), TestContext.Current.CancellationToken);
        }

        // A chunk of 64 KiB takes two or three pages of 32 KiB.
        long grown = (await agent.CompactAsync(TestContext.Current.CancellationToken)).BytesAfter - before;
        Assert.InRange(grown, snapshots * 65536, snapshots * 3 * 32768 + Megabyte);
        foreach (SnapshotInfo snapshot in await agent.Snapshots.ListAsync(TestContext.Current.CancellationToken))
            await agent.Snapshots.DeleteAsync(snapshot.Name, TestContext.Current.CancellationToken);
        Assert.InRange((await agent.CompactAsync(TestContext.Current.CancellationToken)).BytesAfter - before, 0, Megabyte);
    }

    [Fact]
    public async Task A_snapshot_is_one_row_and_a_row_is_kept_once()
    {
        await AgentDatabase.CreateAsync(DatabasePath, cancellationToken: TestContext.Current.CancellationToken);
        await using (AgentDatabase agent = await AgentDatabase.OpenAsync(DatabasePath, cancellationToken: TestContext.Current.CancellationToken))
        {
            await agent.Files.WriteAsync("/f", new byte[1000], TestContext.Current.CancellationToken);
            await agent.Snapshots.CreateAsync("first", TestContext.Current.CancellationToken);
            await agent.Snapshots.CreateAsync("second", TestContext.Current.CancellationToken);
            for (int i = 0; i < 10; i++)
                await agent.Files.WriteAsync("/f", new byte[500 + i], TestContext.Current.CancellationToken);
        }

        Assert.Equal("2|0|1000", Ask("SELECT snapshot, chunk_index, length(data) FROM agentos_before_fs_data"));
        Assert.Equal("0", Ask("SELECT count(*) FROM sqlite_schema WHERE type IN ('trigger', 'view')"));
    }

    [Fact]
    public async Task An_agent_without_snapshots_has_no_table_of_them()
    {
        await using (AgentDatabase agent = await AgentDatabase.OpenAsync(DatabasePath, cancellationToken: TestContext.Current.CancellationToken))
            await agent.Files.WriteAsync("/f", new byte[1000], TestContext.Current.CancellationToken);
        Assert.Equal(0, int.Parse(Ask("SELECT count(*) FROM sqlite_schema WHERE name GLOB 'agentos_before_*' OR name = 'agentos_snapshot'"), CultureInfo.InvariantCulture));
    }

    private string Ask(string sql) => SqliteCommand.Run(DatabasePath, sql);
}
