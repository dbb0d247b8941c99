using AgentOS.Testing;

namespace AgentOS.Storage.Tests.Snapshots;

/// <summary>SQL scripts that write keep history, and change the schema of an agent without snapshots as they like.</summary>
public sealed class SnapshotSqlTests
{
    [Fact]
    public async Task A_script_keeps_what_it_changes_also_after_a_rollback_of_its_own()
    {
        using TempDirectory directory = new();
        await using AgentDatabase agent = await AgentDatabase.OpenAsync(directory["agent.db"], cancellationToken: TestContext.Current.CancellationToken);
        await agent.KeyValue.SetJsonAsync("key", "1", TestContext.Current.CancellationToken);
        await agent.Snapshots.CreateAsync("first", TestContext.Current.CancellationToken);
        await agent.Sql.ExecuteAsync("BEGIN; DELETE FROM kv_store; ROLLBACK; UPDATE kv_store SET value = '2'", TestContext.Current.CancellationToken);
        Assert.Equal("2", await agent.KeyValue.GetJsonAsync("key", TestContext.Current.CancellationToken));
        await agent.Snapshots.RestoreAsync("first", TestContext.Current.CancellationToken);
        Assert.Equal("1", await agent.KeyValue.GetJsonAsync("key", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Without_a_snapshot_a_script_makes_no_tables()
    {
        using TempDirectory directory = new();
        await using AgentDatabase agent = await AgentDatabase.OpenAsync(directory["agent.db"], cancellationToken: TestContext.Current.CancellationToken);
        await agent.Sql.ExecuteAsync("ALTER TABLE fs_inode DROP COLUMN rdev", TestContext.Current.CancellationToken);
        Assert.Empty((await agent.Sql.QueryAsync("SELECT 1 FROM sqlite_schema WHERE name GLOB 'agentos_before_*'", TestContext.Current.CancellationToken)).Rows);
    }
}
