using System.Text.Json;

namespace AgentOS.Kernel.Tests.Files;

/// <summary>KEY_VALUES, operation by operation.</summary>
public sealed class KeyValueCallTests(ServedFile served) : IClassFixture<ServedFile>
{
    [Theory]
    [InlineData("null")]
    [InlineData("0")]
    [InlineData("\"\\u0000 \\ud83d\\ude00\"")]
    [InlineData("[1,{\"a\":[]}]")]
    public void A_value_comes_back_as_it_was_set(string value)
    {
        using DataClient client = served.Connect();
        client.KeyValues($$"""{"op": "set", "key": "any", "value": {{value}}}""");
        JsonElement answer = client.KeyValues("""{"op": "get", "key": "any"}""");
        Assert.True(answer.GetProperty("exists").GetBoolean());
        Assert.Equal(value, answer.GetProperty("value").GetRawText());
    }

    [Fact]
    public void A_key_that_is_not_there_has_no_value()
    {
        using DataClient client = served.Connect();
        JsonElement answer = client.KeyValues("""{"op": "get", "key": "none"}""");
        Assert.False(answer.GetProperty("exists").GetBoolean());
        Assert.False(answer.TryGetProperty("value", out _));
        Assert.False(client.KeyValues("""{"op": "delete", "key": "none"}""").GetProperty("deleted").GetBoolean());
    }

    [Fact]
    public void Keys_are_listed_by_prefix_and_deleted()
    {
        using DataClient client = served.Connect();
        foreach (string key in (string[])["p:b", "p:a", "q"])
            client.KeyValues($$"""{"op": "set", "key": "{{key}}", "value": 1}""");
        Assert.Equal(["p:a", "p:b"], client.KeyValues("""{"op": "list", "prefix": "p:"}""").GetProperty("entries").EnumerateArray().Select(entry => entry.GetProperty("key").GetString()));
        Assert.True(client.KeyValues("""{"op": "delete", "key": "p:a"}""").GetProperty("deleted").GetBoolean());
        Assert.Equal(1, client.KeyValues("""{"op": "list", "prefix": "p:"}""").GetProperty("entries").GetArrayLength());
    }

    [Fact]
    public void A_key_is_set_only_from_what_was_expected()
    {
        using DataClient client = served.Connect();
        Assert.True(Changes(client, """{"op": "compare_and_set", "key": "cas", "value": 1}"""));
        Assert.False(Changes(client, """{"op": "compare_and_set", "key": "cas", "value": 2}"""));
        Assert.False(Changes(client, """{"op": "compare_and_set", "key": "cas", "expected": 7, "value": 2}"""));
        Assert.True(Changes(client, """{"op": "compare_and_set", "key": "cas", "expected": 1, "value": null}"""));
        Assert.True(Changes(client, """{"op": "compare_and_set", "key": "cas", "expected": null, "value": 3}"""));
    }

    private static bool Changes(DataClient client, string request) => client.KeyValues(request).GetProperty("changed").GetBoolean();
}
