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
            await agent.Timeline.LimitAsync(new TimelineLimit { Rows = 10 });
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
            await agent.Timeline.LimitAsync(TimelineLimit.None);
            await SetKeysAsync(agent, 30);
            Assert.InRange((await CountAsync(agent)).Rows, 40, 1200);
        }
    }

    [Trait("Rule", "AF-42")]
    [Fact]
    public async Task A_limit_in_bytes_is_kept_exactly_and_counts_names_by_their_bytes()
    {
        await using AgentDatabase agent = await OpenAsync();
        await agent.KeyValue.SetJsonAsync("gr\u00fc\u00dfe", "1");
        await SetKeysAsync(agent, 20);
        long limit = 2000;
        await agent.Timeline.LimitAsync(new TimelineLimit { Bytes = limit });
        long kept = await SizeWithoutNewestAsync(agent);
        Assert.InRange(kept, limit - 200, limit);
        await SetKeysAsync(agent, 5);
        await agent.Timeline.LimitAsync(new TimelineLimit { Bytes = limit });
        Assert.InRange(await SizeWithoutNewestAsync(agent), limit - 200, limit);
        Assert.Empty((await agent.Timeline.VerifyAsync()).Defects);
    }

    [Trait("Rule", "AF-42")]
    [Fact]
    public async Task A_limit_in_bytes_is_kept_by_mounts()
    {
        const int limit = 100_000;
        await using (AgentDatabase agent = await OpenAsync())
            await agent.Timeline.LimitAsync(new TimelineLimit { Bytes = limit });
        using (FileStore store = FileStore.Open(_directory["a.db"], TimeProvider.System))
        {
            for (int i = 0; i < 5000; i++)
                Assert.Equal(Errno.None, store.Make(IFileTree.RootInode, System.Text.Encoding.UTF8.GetBytes($"f{i}"), new NewInode(StoreFixture.FileMode, 0, 0), out _));
        }

        await using AgentDatabase after = await OpenAsync();
        // What came since the last look, every 1,024 rows, is on top.
        Assert.InRange(await SizeWithoutNewestAsync(after), limit / 2, limit + (5000 * 150));
        (long rows, long pruned) = await CountAsync(after);
        Assert.True(pruned > 2000, $"{pruned} rows were removed, {rows} are left");
    }

    [Trait("Rule", "AF-42")]
    [Fact]
    public async Task A_limit_in_time_is_kept()
    {
        await using AgentDatabase agent = await OpenAsync();
        await SetKeysAsync(agent, 10);
        _time.Advance(TimeSpan.FromDays(2));
        await SetKeysAsync(agent, 5);
        await agent.Timeline.LimitAsync(new TimelineLimit { Age = TimeSpan.FromDays(1) });
        // The five, the row about the limit and the one about what was removed.
        Assert.Equal((7, 10), await CountAsync(agent));
    }

    private static async Task<long> SizeWithoutNewestAsync(AgentDatabase agent)
    {
        IReadOnlyList<TimelineEntry> rows = await agent.Timeline.ReadAsync(new TimelineFilter());
        return rows.SkipLast(1).Sum(row =>
            64 + Bytes(row.Agent) + Bytes(row.Command) + Bytes(row.Operation) + Bytes(row.Path) + Bytes(row.Target) + Bytes(row.Result) + Bytes(row.Cause));
    }

    private static int Bytes(string? text) => text is null ? 0 : System.Text.Encoding.UTF8.GetByteCount(text);

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
