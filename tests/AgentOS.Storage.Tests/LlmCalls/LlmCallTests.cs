using AgentOS.Storage.LlmCalls;
using AgentOS.Testing;

namespace AgentOS.Storage.Tests.LlmCalls;

public sealed class LlmCallTests : IAsyncLifetime
{
    private static readonly DateTimeOffset s_start = new(2026, 5, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly TempDirectory _directory = new();
    private AgentDatabase _agent = null!;

    private string File => _directory["agent.db"];

    public async ValueTask InitializeAsync() => _agent = await AgentDatabase.OpenAsync(File);

    public async ValueTask DisposeAsync()
    {
        await _agent.DisposeAsync();
        _directory.Dispose();
    }

    [Fact]
    [Trait("Rule", "AF-60")]
    [Trait("Rule", "AF-61")]
    [Trait("Rule", "AF-62")]
    public async Task Every_call_is_read_as_it_was_written()
    {
        LlmCall answered = Call(1) with { FirstToken = TimeSpan.FromMilliseconds(20), ResponseHash = "cd", Request = "{}", Response = "[]", CachedTokens = 4 };
        LlmCall cancelled = Call(2) with { Status = 499, Cause = "the caller went away" };
        await _agent.LlmCalls.WriteAsync([answered, cancelled]);
        Assert.Equal([answered with { Id = 1 }, cancelled with { Id = 2 }], await _agent.LlmCalls.ReadAsync());
    }

    [Fact]
    public async Task A_file_without_calls_has_none()
    {
        Assert.Empty(await _agent.LlmCalls.ReadAsync());
        Assert.Empty(await _agent.LlmCalls.SumAsync());
    }

    [Fact]
    public async Task Sums_are_by_model_and_from_a_moment_on()
    {
        await _agent.LlmCalls.WriteAsync(
        [
            Call(1), Call(2), Call(3) with { Model = "dear", Cost = 1 }, Call(4) with { Status = 429, OutputTokens = 0, Cause = "limit" },
        ]);
        LlmUsageSum[] sums = [.. await _agent.LlmCalls.SumAsync(s_start.AddSeconds(2))];
        Assert.Equal(["dear", "model"], sums.Select(sum => sum.Model));
        Assert.Equal(new("openai", "model", 2, 1, 20, 0, 5, 0.5m, 0.5, null, 2), sums[1]);
    }

    [Fact]
    public async Task The_last_calls_are_read_oldest_first()
    {
        await _agent.LlmCalls.WriteAsync([.. Enumerable.Range(1, 10).Select(Call)]);
        Assert.Equal([9, 10], (await _agent.LlmCalls.ReadAsync(limit: 2)).Select(call => call.Id));
    }

    [Fact]
    [Trait("Rule", "AF-63")]
    public async Task The_oldest_rows_go_when_there_are_too_many()
    {
        await _agent.LlmCalls.WriteAsync([Call(1)]);
        await _agent.Sql.ExecuteAsync("UPDATE sqlite_sequence SET seq = 100000 WHERE name = 'agentos_llm_calls'");
        await _agent.LlmCalls.WriteAsync([Call(2)]);
        Assert.Equal([100_001L], (await _agent.LlmCalls.ReadAsync()).Select(call => call.Id));
    }

    [Fact]
    public void Calls_that_come_close_together_are_written_together()
    {
        FakeTimeProvider clock = new();
        List<int> written = [];
        using (LlmCallWriter writer = new(calls => written.Add(calls.Count), clock))
        {
            writer.Add(Call(1));
            writer.Add(Call(2));
            Assert.Empty(written);
            clock.Advance(TimeSpan.FromMilliseconds(100));
            Assert.Equal([2], written);
            writer.Add(Call(3));
        }

        Assert.Equal([2, 1], written);
    }

    private static LlmCall Call(int second) => new()
    {
        StartedNs = s_start.AddSeconds(second).ToUnixTimeMilliseconds() * 1_000_000,
        Agent = "a",
        Provider = "openai",
        Model = "model",
        Format = "openai",
        Status = 200,
        InputTokens = 10,
        OutputTokens = 5,
        Cost = 0.25m,
        QueueWait = TimeSpan.FromMilliseconds(500),
        Duration = TimeSpan.FromSeconds(2),
        RequestHash = "ab",
    };
}
