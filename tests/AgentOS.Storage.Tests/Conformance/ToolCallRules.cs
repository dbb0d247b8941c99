using AgentOS.Errors;
using AgentOS.Storage.ToolCalls;
using AgentOS.Testing;

namespace AgentOS.Storage.Tests.Conformance;

/// <summary>The rules TC of docs/formats/rules.md.</summary>
public sealed class ToolCallRules : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new();
    private readonly TempDirectory _directory = new();
    private AgentDatabase _agent = null!;

    private ToolCallLog Calls => _agent.ToolCalls;

    public async ValueTask InitializeAsync() =>
        _agent = await AgentDatabase.OpenAsync(_directory["agent.db"], new AgentDatabaseOptions { Time = _time });

    public async ValueTask DisposeAsync()
    {
        await _agent.DisposeAsync();
        _directory.Dispose();
    }

    [Fact]
    [Trait("Rule", "TC-1")]
    public async Task TC_1_a_call_begins_as_pending()
    {
        ToolCall call = (await Calls.GetAsync(await Calls.StartAsync("search", "{\"q\":1}")))!;
        Assert.Equal((ToolCallStatus.Pending, "{\"q\":1}"), (call.Status, call.ParametersJson));
        Assert.Null(call.Completed);
        Assert.Null(call.DurationMilliseconds);
        Assert.Null(call.ResultJson);
    }

    [Fact]
    [Trait("Rule", "TC-2")]
    public async Task TC_2_a_call_ends_once()
    {
        long id = await Calls.StartAsync("search");
        await Calls.SucceedAsync(id, "[1]");
        AgentOSException refused = await Assert.ThrowsAsync<AgentOSException>(() => Calls.FailAsync(id, "late"));
        Assert.Equal("storage.tool-call-finished", refused.Definition.Code);
        ToolCall call = (await Calls.GetAsync(id))!;
        Assert.Equal((ToolCallStatus.Success, "[1]", null), (call.Status, call.ResultJson, call.Error));
        refused = await Assert.ThrowsAsync<AgentOSException>(() => Calls.FailAsync(999, "never"));
        Assert.Equal("storage.tool-call-not-found", refused.Definition.Code);
    }

    [Fact]
    [Trait("Rule", "TC-3")]
    public async Task TC_3_the_duration_is_in_milliseconds()
    {
        long id = await Calls.StartAsync("search");
        _time.Advance(TimeSpan.FromSeconds(2));
        await Calls.FailAsync(id, "no");
        ToolCall call = (await Calls.GetAsync(id))!;
        Assert.Equal((2000L, TimeSpan.FromSeconds(2)), (call.DurationMilliseconds, call.Completed - call.Started));
    }

    [Fact]
    [Trait("Rule", "TC-4")]
    public async Task TC_4_what_is_absent_is_null_in_the_file()
    {
        await Calls.StartAsync("pending");
        await Calls.SucceedAsync(await Calls.StartAsync("success"));
        await Calls.FailAsync(await Calls.StartAsync("error"), "no");
        await _agent.DisposeAsync();
        Assert.Equal("pending|1|1|1\nsuccess|1|1|1\nerror|1|1|0", SqliteCommand.Run(
            _directory["agent.db"], "SELECT name, parameters IS NULL, result IS NULL, error IS NULL FROM tool_calls ORDER BY id"));
    }

    [Fact]
    [Trait("Rule", "TC-5")]
    public async Task TC_5_what_other_writers_leave_is_read()
    {
        SqliteCommand.Run(_directory["agent.db"], "INSERT INTO tool_calls VALUES (1, 'rust', '', '', '', 'success', 1700000000.25, 1700000002, 2000)");
        ToolCall call = (await Calls.GetAsync(1))!;
        Assert.Equal((null, null, null), (call.ParametersJson, call.ResultJson, call.Error));
        Assert.Equal(1700000000, call.Started.ToUnixTimeSeconds());
        await _agent.DisposeAsync();
        SqliteCommand.Run(_directory["agent.db"], """
            DROP TABLE tool_calls;
            CREATE TABLE tool_calls (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, parameters TEXT, result TEXT, error TEXT,
              started_at INTEGER NOT NULL, completed_at INTEGER NOT NULL, duration_ms INTEGER NOT NULL);
            INSERT INTO tool_calls VALUES (7, 'go', '{}', NULL, 'no', 30, 31, 1000);
            """);
        _agent = await AgentDatabase.OpenAsync(_directory["agent.db"], new AgentDatabaseOptions { ReadOnly = true });
        Assert.Equal((ToolCallStatus.Error, "no"), ((await Calls.GetAsync(7))!.Status, (await Calls.GetAsync(7))!.Error));
    }

    [Fact]
    [Trait("Rule", "TC-6")]
    public async Task TC_6_a_call_that_is_over_is_recorded_at_once()
    {
        DateTimeOffset start = _time.GetUtcNow();
        long done = await Calls.RecordAsync("search", start, start.AddMilliseconds(1500), "{}", "[]");
        long failed = await Calls.RecordAsync("search", start, start, error: "no");
        Assert.Equal((ToolCallStatus.Success, 1500L, "[]"), ((await Calls.GetAsync(done))!.Status, (await Calls.GetAsync(done))!.DurationMilliseconds, (await Calls.GetAsync(done))!.ResultJson));
        Assert.Equal((ToolCallStatus.Error, "no"), ((await Calls.GetAsync(failed))!.Status, (await Calls.GetAsync(failed))!.Error));
    }

    [Fact]
    [Trait("Rule", "TC-7")]
    public async Task TC_7_calls_are_found_by_name_and_time_and_summed_up()
    {
        DateTimeOffset start = _time.GetUtcNow();
        for (int i = 0; i < 3; i++)
            await Calls.RecordAsync("search", start.AddSeconds(i), start.AddSeconds(i).AddMilliseconds(1500), resultJson: "{}");
        long failed = await Calls.RecordAsync("query", start.AddSeconds(10), start.AddSeconds(10), error: "Connection timeout");
        await Calls.StartAsync("pending");
        Assert.Equal([3L, 2L], (await Calls.GetByNameAsync("search", 2)).Select(static call => call.Id));
        Assert.Equal([failed], (await Calls.GetRecentAsync(start.AddSeconds(5))).Select(static call => call.Id));
        IReadOnlyList<ToolCallStatistics> statistics = await Calls.GetStatisticsAsync();
        Assert.Equal([new ToolCallStatistics("search", 3, 3, 0, 1500), new ToolCallStatistics("query", 1, 0, 1, 0)], statistics);
    }
}
