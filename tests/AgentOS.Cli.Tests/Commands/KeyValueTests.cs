using System.Text.Json;

namespace AgentOS.Cli.Tests.Commands;

public class KeyValueTests
{
    [Theory]
    [InlineData("42", "42")]
    [InlineData("{\"a\":[1,2]}", "{\"a\":[1,2]}")]
    [InlineData("Alice", "\"Alice\"")]
    [InlineData("\"Alice\"", "\"Alice\"")]
    public async Task A_value_is_json_and_other_text_is_a_string(string given, string stored)
    {
        using Agent agent = await Agent.CreateAsync();
        await agent.OutputOfAsync("kv", "set", "key", given);
        Assert.Equal(stored + "\n", await agent.OutputOfAsync("kv", "get", "key"));
    }

    [Fact]
    public async Task Compare_sets_only_what_has_not_changed()
    {
        using Agent agent = await Agent.CreateAsync();
        await agent.OutputOfAsync("kv", "set", "n", "1");
        await agent.OutputOfAsync("kv", "set", "n", "2", "--compare", "1");
        CommandLineRun late = await agent.RunAsync("kv", "set", "n", "3", "--compare", "1");
        Assert.Equal(1, late.ExitCode);
        Assert.Contains("cli.key-changed", late.Error, StringComparison.Ordinal);
        Assert.Equal("2\n", await agent.OutputOfAsync("kv", "get", "n"));
    }

    [Fact]
    public async Task Keys_are_listed_by_prefix_and_deleted()
    {
        using Agent agent = await Agent.CreateAsync();
        await agent.OutputOfAsync("kv", "set", "user:a", "1");
        await agent.OutputOfAsync("kv", "set", "other", "2");
        JsonElement entry = Assert.Single((await agent.RunAsync("kv", "list", "user:", "--json")).Succeeded().Json.EnumerateArray());
        Assert.Equal("user:a", entry.GetProperty("key").GetString());
        Assert.Equal(1, entry.GetProperty("value").GetInt32());
        await agent.OutputOfAsync("kv", "delete", "user:a");
        Assert.Equal(1, (await agent.RunAsync("kv", "get", "user:a")).ExitCode);
    }
}
