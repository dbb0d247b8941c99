using System.Text.Json;
using AgentOS.Storage;
using AgentOS.Storage.LlmCalls;

namespace AgentOS.Cli.Tests.Commands;

public class LlmUsageTests
{
    [Fact]
    public async Task What_an_agent_used_is_summed_up_and_listed()
    {
        using Agent agent = await Agent.CreateAsync();
        Assert.Equal(0, (await agent.RunAsync("llm", "usage", "--json")).Succeeded().Json.GetArrayLength());
        await using (AgentDatabase database = await AgentDatabase.OpenAsync(agent.DatabasePath))
            await database.LlmCalls.WriteAsync([Call(200, null), Call(429, "too many")]);

        Assert.Contains("openai/gpt", await agent.OutputOfAsync("llm", "usage"), StringComparison.Ordinal);
        JsonElement sum = Assert.Single((await agent.RunAsync("llm", "usage", "--json")).Succeeded().Json.EnumerateArray());
        Assert.Equal((2, 1, 20, 0.5m), (sum.GetProperty("calls").GetInt64(), sum.GetProperty("failed").GetInt64(), sum.GetProperty("input_tokens").GetInt64(), sum.GetProperty("cost").GetDecimal()));
        JsonElement last = Assert.Single((await agent.RunAsync("llm", "usage", "--calls", "1", "--json")).Succeeded().Json.EnumerateArray());
        Assert.Equal("too many", last.GetProperty("cause").GetString());
        Assert.Contains("too many", await agent.OutputOfAsync("llm", "usage", "--calls", "5"), StringComparison.Ordinal);
        Assert.Equal(0, (await agent.RunAsync("llm", "usage", "--since", "2030-01-01", "--json")).Succeeded().Json.GetArrayLength());
    }

    private static LlmCall Call(int status, string? cause) => new()
    {
        StartedNs = 1_700_000_000_000_000_000,
        Agent = "a",
        Provider = "openai",
        Model = "gpt",
        Format = "openai",
        Status = status,
        InputTokens = 10,
        OutputTokens = 5,
        Cost = 0.25m,
        RequestHash = "ab",
        Cause = cause,
    };
}
