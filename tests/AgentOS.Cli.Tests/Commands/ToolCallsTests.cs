using System.Text.Json;

namespace AgentOS.Cli.Tests.Commands;

public class ToolCallsTests
{
    [Fact]
    public async Task Calls_are_recorded_listed_shown_and_summed_up()
    {
        using Agent agent = await Agent.CreateAsync();
        Assert.Equal("1\n", await agent.OutputOfAsync("tools", "record", "web_search", "--parameters", "{\"query\":\"AI\"}", "--result", "[]", "--duration", "1500"));
        Assert.Equal("2\n", await agent.OutputOfAsync("tools", "record", "web_search", "--error", "connection timeout"));

        JsonElement newest = (await agent.RunAsync("tools", "list", "--json")).Succeeded().Json[0];
        Assert.Equal("error", newest.GetProperty("status").GetString());
        Assert.Equal("connection timeout", newest.GetProperty("error").GetString());

        JsonElement first = (await agent.RunAsync("tools", "show", "1", "--json")).Succeeded().Json;
        Assert.Equal("AI", first.GetProperty("parameters").GetProperty("query").GetString());
        Assert.Equal(1500, first.GetProperty("duration_ms").GetInt64());

        JsonElement stats = Assert.Single((await agent.RunAsync("tools", "stats", "--json")).Succeeded().Json.EnumerateArray());
        Assert.Equal(2, stats.GetProperty("total_calls").GetInt64());
        Assert.Equal(1, stats.GetProperty("failed").GetInt64());
    }
}
