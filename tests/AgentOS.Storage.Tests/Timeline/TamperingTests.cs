using AgentOS.Storage.Timeline;
using AgentOS.Testing;

namespace AgentOS.Storage.Tests.Timeline;

/// <summary>Changes of the timeline by SQL are found.</summary>
public sealed class TamperingTests
{
    private const string Copied = "time_ns, agent, pid, command, operation, path, target, bytes, result, cause, hash";

    [Trait("Rule", "AF-40")]
    [Theory]
    [InlineData("UPDATE agentos_history SET path = '/other' WHERE id = 3", "row 3 is not what was recorded, or does not follow the row before it")]
    [InlineData("UPDATE agentos_history SET bytes = bytes + 1 WHERE id = 1", "row 1 is not what was recorded, or does not follow the row before it")]
    [InlineData("UPDATE agentos_history SET pid = NULL WHERE id = 6", "row 6 is not what was recorded, or does not follow the row before it")]
    [InlineData("DELETE FROM agentos_history WHERE id IN (3, 4)", "rows 3 to 4 are missing")]
    [InlineData("DELETE FROM agentos_history WHERE id = 1", "row 1 is missing")]
    [InlineData("DELETE FROM agentos_history WHERE id > 4", "rows 5 to 6 are missing")]
    [InlineData("DELETE FROM agentos_history", "rows 1 to 6 are missing")]
    [InlineData("DELETE FROM agentos_history WHERE id = 6; UPDATE sqlite_sequence SET seq = 4 WHERE name = 'agentos_history'", "the sequence of row numbers stands at 4, before the last row")]
    [InlineData("INSERT INTO agentos_history (id, " + Copied + ") SELECT 0, " + Copied + " FROM agentos_history WHERE id = 2", "row 0 was never given that number")]
    [InlineData("INSERT INTO agentos_history (" + Copied + ") SELECT " + Copied + " FROM agentos_history WHERE id = 2", "row 7 is not what was recorded, or does not follow the row before it")]
    [InlineData("UPDATE agentos_history SET id = 100 WHERE id = 3; UPDATE agentos_history SET id = 3 WHERE id = 4; UPDATE agentos_history SET id = 4 WHERE id = 100", "row 3 is not what was recorded, or does not follow the row before it")]
    public async Task A_change_of_the_record_is_found(string sql, string defect)
    {
        using TempDirectory directory = new();
        string path = directory["a.db"];
        await WriteSixAsync(path);
        Assert.Empty((await VerifyAsync(path)).Defects);
        SqliteCommand.Run(path, sql);
        Assert.Contains(defect, (await VerifyAsync(path)).Defects);
    }

    [Trait("Rule", "AF-41")]
    [Fact]
    public async Task Rows_missing_at_the_end_stay_missing_when_more_are_written()
    {
        using TempDirectory directory = new();
        string path = directory["a.db"];
        await WriteSixAsync(path);
        SqliteCommand.Run(path, "DELETE FROM agentos_history WHERE id > 4");
        await WriteSixAsync(path);
        Assert.Equal(["rows 5 to 6 are missing"], (await VerifyAsync(path)).Defects);
    }

    [Fact]
    public async Task A_rewritten_chain_is_found_with_a_head_that_was_noted_before()
    {
        using TempDirectory directory = new();
        string path = directory["a.db"];
        await WriteSixAsync(path);
        string head = (await VerifyAsync(path)).Head;
        await WriteSixAsync(path);
        Assert.Empty((await VerifyAsync(path, head)).Defects);

        // Whoever can write the file and knows the rule can make another chain that is sound in itself.
        SqliteCommand.Run(path, "DELETE FROM agentos_history; DELETE FROM sqlite_sequence WHERE name = 'agentos_history'");
        await WriteSixAsync(path);
        Assert.Empty((await VerifyAsync(path)).Defects);
        Assert.Equal([$"the row {head} is not part of the chain"], (await VerifyAsync(path, head)).Defects);
    }

    private static async Task WriteSixAsync(string path)
    {
        await using AgentDatabase agent = await AgentDatabase.OpenAsync(path);
        for (int i = 0; i < 6; i++)
            await agent.KeyValue.SetJsonAsync($"k{i}", "1");
    }

    private static async Task<TimelineReport> VerifyAsync(string path, string? head = null)
    {
        await using AgentDatabase agent = await AgentDatabase.OpenAsync(path, new AgentDatabaseOptions { ReadOnly = true });
        return await agent.Timeline.VerifyAsync(head);
    }
}
