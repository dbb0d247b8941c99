using System.Text.Json;
using AgentOS.Storage;

namespace AgentOS.Cli.Tests.Commands;

public class TimelineTests
{
    [Fact]
    public async Task Changes_are_listed_with_filters_before_the_limit()
    {
        using Agent agent = await Agent.CreateAsync();
        await agent.OutputOfAsync("fs", "mkdir", "/src");
        await agent.RunWithInputAsync("hello", "fs", "write", "/src/a.txt");
        await agent.OutputOfAsync("kv", "set", "k", "1");
        await agent.OutputOfAsync("tools", "record", "fetch", "--error", "timeout");

        Assert.Contains("/src/a.txt", await agent.OutputOfAsync("timeline"), StringComparison.Ordinal);
        JsonElement row = Assert.Single((await agent.RunAsync("timeline", "--path", "/src", "--limit", "1", "--since", "1h", "--json")).Succeeded().Json.EnumerateArray());
        Assert.Equal("/src/a.txt", row.GetProperty("path").GetString());
        Assert.Equal(5, row.GetProperty("bytes").GetInt64());
        Assert.Equal(Environment.ProcessId, row.GetProperty("process_id").GetInt64());

        row = Assert.Single((await agent.RunAsync("timeline", "--tool", "fetch", "--status", "error", "--json")).Succeeded().Json.EnumerateArray());
        Assert.Equal("timeout", row.GetProperty("cause").GetString());
        Assert.Empty((await agent.RunAsync("timeline", "--op", "unlink", "--json")).Succeeded().Json.EnumerateArray());
    }

    [Fact]
    public async Task A_moment_that_is_none_is_refused()
    {
        using Agent agent = await Agent.CreateAsync();
        CommandLineRun run = await agent.RunAsync("timeline", "--since", "soon");
        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("--since takes a duration", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_passes_and_fails_when_a_row_was_edited()
    {
        using Agent agent = await Agent.CreateAsync();
        await agent.OutputOfAsync("kv", "set", "k", "1");
        string head = (await agent.RunAsync("timeline", "verify", "--json")).Succeeded().Json.GetProperty("head").GetString()!;
        await agent.OutputOfAsync("kv", "set", "k", "2");
        Assert.Contains("rows: 2", await agent.OutputOfAsync("timeline", "verify", "--head", head), StringComparison.Ordinal);

        await using (AgentDatabase database = await AgentDatabase.OpenAsync(agent.DatabasePath))
            await database.Sql.ExecuteAsync("UPDATE agentos_history SET path = 'other' WHERE id = 1");
        CommandLineRun run = await agent.RunAsync("timeline", "verify");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("row 1 is not what was recorded", run.Output, StringComparison.Ordinal);
        Assert.Contains("cli.timeline-tampered", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_limit_removes_the_oldest_rows_and_says_so()
    {
        using Agent agent = await Agent.CreateAsync();
        for (int number = 0; number < 10; number++)
            await agent.OutputOfAsync("kv", "set", $"k{number}", "1");
        await agent.OutputOfAsync("timeline", "limit", "5");
        string[] operations = await OperationsAsync(agent);
        Assert.InRange(operations.Length, 1, 6);
        Assert.Contains("history.pruned", operations);
        Assert.Contains("older rows removed: 6", await agent.OutputOfAsync("timeline", "verify"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("none", null, null, null)]
    [InlineData("1000", "1000", null, null)]
    [InlineData("64M", null, "67108864", null)]
    [InlineData("64m", null, null, "3840")]
    [InlineData("30d", null, null, "2592000")]
    [InlineData("2h 1G 7", "7", "1073741824", "7200")]
    public async Task A_limit_is_rows_bytes_time_or_several_and_takes_the_place_of_all_before(string limit, string? rows, string? bytes, string? seconds)
    {
        using Agent agent = await Agent.CreateAsync();
        await agent.OutputOfAsync("timeline", "limit", "1", "2K", "3s");
        await agent.OutputOfAsync(["timeline", "limit", .. limit.Split(' ')]);
        Dictionary<string, string> settings = (await agent.RunAsync("sql", "SELECT key, value FROM fs_config WHERE key LIKE 'agentos_history%'", "--json")).Succeeded().Json.GetProperty("rows")
            .EnumerateArray().ToDictionary(row => row[0].GetString()!, row => row[1].GetString()!);
        Assert.Equal(
            (rows, bytes, seconds),
            (settings.GetValueOrDefault("agentos_history_rows"), settings.GetValueOrDefault("agentos_history_bytes"), settings.GetValueOrDefault("agentos_history_seconds")));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("many")]
    [InlineData("0d")]
    [InlineData("100ms")]
    [InlineData("99999999999999999999")]
    public async Task A_limit_that_is_none_is_refused_and_changes_nothing(string rows)
    {
        using Agent agent = await Agent.CreateAsync();
        await agent.OutputOfAsync("kv", "set", "k", "1");
        Assert.Equal(2, (await agent.RunAsync("timeline", "limit", "--", rows)).ExitCode);
        Assert.Single(await OperationsAsync(agent));
    }

    [Fact]
    public async Task Old_rows_are_removed_and_young_ones_stay()
    {
        using Agent agent = await Agent.CreateAsync();
        await agent.OutputOfAsync("kv", "set", "k", "1");
        await agent.OutputOfAsync("timeline", "prune", "--before", "1h");
        Assert.Contains("kv.set", await OperationsAsync(agent));
        await agent.OutputOfAsync("timeline", "prune", "--before", "2100-01-01");
        Assert.Equal(["history.pruned"], await OperationsAsync(agent));
    }

    private static async Task<string[]> OperationsAsync(Agent agent) =>
        [.. (await agent.RunAsync("timeline", "--json")).Succeeded().Json.EnumerateArray().Select(row => row.GetProperty("operation").GetString()!)];
}
