using AgentOS.Linux;
using AgentOS.Storage.Files;
using AgentOS.Storage.Timeline;
using AgentOS.Testing;

namespace AgentOS.Storage.Tests.Timeline;

/// <summary>Removing old rows: seen, counted, and no hole in the chain.</summary>
public sealed class RetentionTests : IDisposable
{
    private readonly TempDirectory _directory = new();
    private readonly FakeTimeProvider _time = new();

    public void Dispose() => _directory.Dispose();

    [Trait("Rule", "AF-42")]
    [Fact]
    public async Task Old_rows_go_and_the_chain_is_followed_from_there()
    {
        await using AgentDatabase agent = await OpenAsync();
        await SetKeysAsync(agent, 10);
        string head = (await agent.Timeline.VerifyAsync()).Head;
        _time.Advance(TimeSpan.FromDays(2));
        await SetKeysAsync(agent, 5);
        await agent.Timeline.PruneAsync(_time.GetUtcNow().AddDays(-1));
        TimelineReport report = await agent.Timeline.VerifyAsync(head);
        Assert.Equal((6, 10), (report.Rows, report.Pruned));
        Assert.Empty(report.Defects);
        TimelineEntry last = (await agent.Timeline.ReadAsync(new TimelineFilter()))[^1];
        Assert.Equal(("history.pruned", "1-10", head.Split(':')[1]), (last.Operation, last.Path, last.Cause));

        await agent.Timeline.PruneAsync(_time.GetUtcNow().AddSeconds(1));
        await SetKeysAsync(agent, 1);
        report = await agent.Timeline.VerifyAsync();
        Assert.Equal((2, 16), (report.Rows, report.Pruned));
        Assert.Empty(report.Defects);
    }

    [Theory]
    [InlineData("DELETE FROM agentos_history WHERE id = 5", "row 5 is missing")]
    [InlineData("UPDATE agentos_history SET path = '1-5' WHERE id = 7", "row 7 is not what was recorded, or does not follow the row before it")]
    [InlineData("DELETE FROM agentos_history WHERE id <= 5; UPDATE agentos_history SET path = '1-5' WHERE id = 7", "row 6 is not what was recorded, or does not follow the row before it")]
    public async Task A_removal_that_was_not_recorded_is_found(string sql, string defect)
    {
        await using (AgentDatabase agent = await OpenAsync())
        {
            await SetKeysAsync(agent, 4);
            _time.Advance(TimeSpan.FromDays(2));
            await SetKeysAsync(agent, 2);
            await agent.Timeline.PruneAsync(_time.GetUtcNow().AddDays(-1));
            Assert.Empty((await agent.Timeline.VerifyAsync()).Defects);
        }

        SqliteCommand.Run(_directory["a.db"], sql);
        await using AgentDatabase changed = await OpenAsync();
        Assert.Contains(defect, (await changed.Timeline.VerifyAsync()).Defects);
    }

    [Fact]
    public async Task A_limit_is_kept_at_once_and_by_mounts()
    {
        await using (AgentDatabase agent = await OpenAsync())
        {
            await SetKeysAsync(agent, 20);
            await agent.Timeline.LimitAsync(10);
            Assert.Equal((11, 11), await CountAsync(agent));
        }

        using (FileStore store = FileStore.Open(_directory["a.db"], TimeProvider.System))
        {
            for (int i = 0; i < 3000; i++)
                Assert.Equal(Errno.None, store.Make(IFileTree.RootInode, System.Text.Encoding.UTF8.GetBytes($"f{i}"), new NewInode(StoreFixture.FileMode, 0, 0), out _));
        }

        await using (AgentDatabase agent = await OpenAsync())
        {
            Assert.InRange((await CountAsync(agent)).Rows, 10, 1100);
            await agent.Timeline.LimitAsync(null);
            await SetKeysAsync(agent, 30);
            Assert.InRange((await CountAsync(agent)).Rows, 40, 1200);
        }
    }

    private static async Task<(long Rows, long Pruned)> CountAsync(AgentDatabase agent)
    {
        TimelineReport report = await agent.Timeline.VerifyAsync();
        Assert.Empty(report.Defects);
        return (report.Rows, report.Pruned);
    }

    private static async Task SetKeysAsync(AgentDatabase agent, int count)
    {
        for (int i = 0; i < count; i++)
            await agent.KeyValue.SetJsonAsync($"k{i}", "1");
    }

    private Task<AgentDatabase> OpenAsync() => AgentDatabase.OpenAsync(_directory["a.db"], new AgentDatabaseOptions { Time = _time });
}
