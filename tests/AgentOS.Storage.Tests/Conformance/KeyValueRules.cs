using AgentOS.Errors;
using AgentOS.Storage.KeyValues;
using AgentOS.Testing;

namespace AgentOS.Storage.Tests.Conformance;

/// <summary>The rules KV of docs/formats/rules.md.</summary>
public sealed class KeyValueRules : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new();
    private readonly TempDirectory _directory = new();
    private AgentDatabase _agent = null!;

    private KeyValueStore Values => _agent.KeyValue;

    public async ValueTask InitializeAsync() =>
        _agent = await AgentDatabase.OpenAsync(_directory["agent.db"], new AgentDatabaseOptions { Time = _time });

    public async ValueTask DisposeAsync()
    {
        await _agent.DisposeAsync();
        _directory.Dispose();
    }

    [Theory]
    [Trait("Rule", "KV-1")]
    [InlineData("not json")]
    [InlineData("")]
    [InlineData("{\"a\":1")]
    [InlineData("1 2")]
    public async Task KV_1_a_value_is_json_text(string value)
    {
        await Values.SetJsonAsync("key", "{\"a\":[1,null,\"x\"]}");
        AgentOSException refused = await Assert.ThrowsAsync<AgentOSException>(() => Values.SetJsonAsync("key", value));
        Assert.Equal("storage.invalid-json", refused.Definition.Code);
        Assert.Equal("{\"a\":[1,null,\"x\"]}", await Values.GetJsonAsync("key"));
    }

    [Fact]
    [Trait("Rule", "KV-2")]
    public async Task KV_2_setting_again_keeps_when_it_was_made()
    {
        await Values.SetJsonAsync("key", "1");
        _time.Advance(TimeSpan.FromSeconds(5.5));
        await Values.SetJsonAsync("key", "2");
        KeyValueEntry entry = Assert.Single(await Values.ListAsync());
        Assert.Equal(("2", 5.0, 0), (entry.Json, (entry.Updated - entry.Created).TotalSeconds, entry.Updated.Millisecond));
    }

    [Fact]
    [Trait("Rule", "KV-3")]
    public async Task KV_3_a_key_that_is_not_there_reads_as_nothing()
    {
        Assert.Null(await Values.GetJsonAsync("key"));
        await Values.SetJsonAsync("key", "null");
        Assert.Equal("null", await Values.GetJsonAsync("key"));
        Assert.True(await Values.DeleteAsync("key"));
        Assert.False(await Values.DeleteAsync("key"));
        Assert.Null(await Values.GetJsonAsync("key"));
    }

    [Fact]
    [Trait("Rule", "KV-4")]
    public async Task KV_4_a_list_is_ordered_and_its_prefix_literal()
    {
        foreach (string key in (string[])["b", "a_b", "aab", "a%", "a"])
            await Values.SetJsonAsync(key, "1");
        Assert.Equal(["a", "a%", "a_b", "aab", "b"], (await Values.ListAsync()).Select(static one => one.Key));
        Assert.Equal(["a%"], (await Values.ListAsync("a%")).Select(static one => one.Key));
        Assert.Equal(["a_b"], (await Values.ListAsync("a_")).Select(static one => one.Key));
    }

    [Fact]
    [Trait("Rule", "KV-5")]
    public async Task KV_5_of_many_compare_and_sets_one_wins()
    {
        await Values.SetJsonAsync("lock", "{ \"owner\": null }");
        bool[] won = await Task.WhenAll(Enumerable.Range(0, 50).Select(
            i => Values.CompareAndSetAsync("lock", "{\"owner\":null}", $"{{\"owner\":{i}}}")));
        Assert.Single(won, static one => one);
        Assert.False(await Values.CompareAndSetAsync("lock", null, "1"));
        Assert.True(await Values.CompareAndSetAsync("new", null, "1"));
    }
}
