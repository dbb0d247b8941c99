using AgentOS.Errors;
using AgentOS.Storage.KeyValues;
using AgentOS.Storage.Sql;
using AgentOS.Storage.ToolCalls;
using AgentOS.Testing;

namespace AgentOS.Storage.Tests;

/// <summary>Key-values, tool calls and SQL.</summary>
public sealed class StateTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new();
    private readonly TempDirectory _directory = new();
    private AgentDatabase _agent = null!;

    public async ValueTask InitializeAsync() =>
        _agent = await AgentDatabase.OpenAsync(_directory["agent.db"], new AgentDatabaseOptions { Time = _time });

    public async ValueTask DisposeAsync()
    {
        await _agent.DisposeAsync();
        _directory.Dispose();
    }

    [Fact]
    public async Task Keys_are_set_listed_and_deleted()
    {
        KeyValueStore values = _agent.KeyValue;
        await values.SetJsonAsync("a%", "1");
        await values.SetJsonAsync("a_b", "{\"x\":[1,2]}");
        await values.SetJsonAsync("aab", "2");
        _time.Advance(TimeSpan.FromSeconds(5));
        await values.SetJsonAsync("a%", "3");
        Assert.Equal("3", await values.GetJsonAsync("a%"));
        Assert.Null(await values.GetJsonAsync("missing"));
        KeyValueEntry entry = Assert.Single(await values.ListAsync("a%"));
        Assert.Equal(TimeSpan.FromSeconds(5), entry.Updated - entry.Created);
        Assert.Equal(["a%", "a_b", "aab"], (await values.ListAsync()).Select(static one => one.Key));
        Assert.True(await values.DeleteAsync("a%"));
        Assert.False(await values.DeleteAsync("a%"));
        AgentOSException refused = await Assert.ThrowsAsync<AgentOSException>(() => values.SetJsonAsync("k", "not json"));
        Assert.Equal("storage.invalid-json", refused.Definition.Code);
    }

    [Fact]
    public async Task Of_many_compare_and_sets_one_wins()
    {
        await _agent.KeyValue.SetJsonAsync("lock", "{ \"owner\": null }");
        bool[] won = await Task.WhenAll(Enumerable.Range(0, 50).Select(
            i => _agent.KeyValue.CompareAndSetAsync("lock", "{\"owner\":null}", $"{{\"owner\":{i}}}")));
        Assert.Single(won, static one => one);
        Assert.False(await _agent.KeyValue.CompareAndSetAsync("lock", null, "1"));
        Assert.True(await _agent.KeyValue.CompareAndSetAsync("new", null, "1"));
    }

    [Fact]
    public async Task A_call_is_finished_once()
    {
        ToolCallLog calls = _agent.ToolCalls;
        long id = await calls.StartAsync("search", "{\"q\":1}");
        Assert.Equal(ToolCallStatus.Pending, (await calls.GetAsync(id))!.Status);
        _time.Advance(TimeSpan.FromSeconds(2));
        await calls.SucceedAsync(id, "[1]");
        ToolCall call = (await calls.GetAsync(id))!;
        Assert.Equal((ToolCallStatus.Success, "[1]", 2000L), (call.Status, call.ResultJson, call.DurationMilliseconds));
        AgentOSException refused = await Assert.ThrowsAsync<AgentOSException>(() => calls.FailAsync(id, "late"));
        Assert.Equal("storage.tool-call-finished", refused.Definition.Code);
        refused = await Assert.ThrowsAsync<AgentOSException>(() => calls.FailAsync(999, "never"));
        Assert.Equal("storage.tool-call-not-found", refused.Definition.Code);
    }

    [Fact]
    public async Task Calls_are_found_by_name_and_time_and_summed_up()
    {
        ToolCallLog calls = _agent.ToolCalls;
        DateTimeOffset start = _time.GetUtcNow();
        for (int i = 0; i < 3; i++)
            await calls.RecordAsync("search", start.AddSeconds(i), start.AddSeconds(i).AddMilliseconds(1500), resultJson: "{}");
        long failed = await calls.RecordAsync("query", start.AddSeconds(10), start.AddSeconds(10), error: "Connection timeout");
        await calls.StartAsync("pending");
        Assert.Equal([3L, 2L], (await calls.GetByNameAsync("search", 2)).Select(static call => call.Id));
        Assert.Equal([failed], (await calls.GetRecentAsync(start.AddSeconds(5))).Select(static call => call.Id));
        IReadOnlyList<ToolCallStatistics> statistics = await calls.GetStatisticsAsync();
        Assert.Equal(new ToolCallStatistics("search", 3, 3, 0, 1500), statistics[0]);
        Assert.Equal(new ToolCallStatistics("query", 1, 0, 1, 0), statistics[1]);
        Assert.Equal(2, statistics.Count);
    }

    [Fact]
    public async Task Queries_read_and_only_execute_writes()
    {
        SqlResult result = await _agent.Sql.QueryAsync("SELECT 1 AS a, 2.5 AS b, 'x' AS c, x'00' AS d, NULL AS e");
        Assert.Equal(["a", "b", "c", "d", "e"], result.Columns);
        Assert.Equal([1L, 2.5, "x", new byte[] { 0 }, null], result.Rows[0]);
        foreach (string sql in new[] { "DELETE FROM fs_inode", "PRAGMA query_only = OFF; DELETE FROM fs_inode", "CREATE TABLE t (a)" })
        {
            AgentOSException refused = await Assert.ThrowsAsync<AgentOSException>(() => _agent.Sql.QueryAsync(sql));
            Assert.Equal("storage.sql-writes", refused.Definition.Code);
        }

        AgentOSException wrong = await Assert.ThrowsAsync<AgentOSException>(() => _agent.Sql.QueryAsync("SELEC"));
        Assert.Equal("storage.invalid-sql", wrong.Definition.Code);
        await _agent.Sql.ExecuteAsync("CREATE TABLE t (a); INSERT INTO t VALUES (1), (2)");
        Assert.Equal(2L, (await _agent.Sql.QueryAsync("SELECT count(*) FROM t")).Rows[0][0]);
    }
}
