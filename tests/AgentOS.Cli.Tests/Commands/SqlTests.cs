namespace AgentOS.Cli.Tests.Commands;

public class SqlTests
{
    [Fact]
    public async Task Rows_are_a_table_or_json()
    {
        using Agent agent = await Agent.CreateAsync();
        await agent.OutputOfAsync("kv", "set", "a", "1");
        Assert.Equal("key  value\na        1\n", await agent.OutputOfAsync("sql", "SELECT key, value FROM kv_store"));
        CommandLineRun run = (await agent.RunWithInputAsync("SELECT 1 AS i, 2.5 AS r, 'x' AS t, x'00ff' AS b, NULL AS n", "sql", "--json")).Succeeded();
        Assert.Equal("{\"columns\":[\"i\",\"r\",\"t\",\"b\",\"n\"],\"rows\":[[1,2.5,\"x\",\"x'00FF'\",null]],\"changes\":0}\n", run.Output);
    }

    [Fact]
    public async Task Writing_needs_permission()
    {
        using Agent agent = await Agent.CreateAsync();
        await agent.OutputOfAsync("kv", "set", "a", "1");
        Assert.Equal(2, (await agent.RunAsync("sql", "DELETE FROM kv_store")).ExitCode);
        Assert.Equal("1\n", await agent.OutputOfAsync("kv", "get", "a"));
        await agent.OutputOfAsync("sql", "--write", "DELETE FROM kv_store");
        Assert.Equal(1, (await agent.RunAsync("kv", "get", "a")).ExitCode);
    }
}
