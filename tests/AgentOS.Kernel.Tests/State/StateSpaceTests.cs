using System.Text;
using AgentOS.Errors;
using AgentOS.Kernel.State;
using AgentOS.Kernel.Syscalls;
using AgentOS.Storage;
using AgentOS.Testing;

namespace AgentOS.Kernel.Tests.State;

/// <summary>What every scope does, in memory and in a file.</summary>
public sealed class StateSpaceTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new();
    private AgentDatabase _database = null!;

    public static TheoryData<bool> BothKinds => [true, false];

    public async ValueTask InitializeAsync() => _database = await AgentDatabase.OpenAsync(":memory:");

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Theory]
    [MemberData(nameof(BothKinds))]
    public async Task A_value_is_fetched_as_it_was_stored(bool inFile)
    {
        IStateSpace space = await Open(inFile);
        await space.StoreAsync("key", Json("""{"a": [1, null]}"""), null, null);
        Assert.Equal("""{"a": [1, null]}""", Text(await space.FetchAsync("key")));
        Assert.Null(await space.FetchAsync("other"));
        Assert.True(await space.DeleteAsync("key"));
        Assert.False(await space.DeleteAsync("key"));
        Assert.Null(await space.FetchAsync("key"));
    }

    [Theory]
    [MemberData(nameof(BothKinds))]
    [Trait("Rule", "S3")]
    public async Task A_value_ends_with_its_time(bool inFile)
    {
        IStateSpace space = await Open(inFile);
        await space.StoreAsync("short", Json("1"), TimeSpan.FromSeconds(10), null);
        await space.StoreAsync("long", Json("2"), null, null);
        _clock.Advance(TimeSpan.FromSeconds(9));
        Assert.Equal(["long", "short"], await space.ListAsync(""));
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await space.FetchAsync("short"));
        Assert.Equal(["long"], await space.ListAsync(""));
        Assert.False(await space.DeleteAsync("short"));
    }

    [Theory]
    [MemberData(nameof(BothKinds))]
    [Trait("Rule", "S4")]
    public async Task Only_the_expected_value_is_replaced(bool inFile)
    {
        IStateSpace space = await Open(inFile);
        await space.StoreAsync("key", Json("1"), null, RawJson.Null);
        AgentOSException present = await Assert.ThrowsAsync<AgentOSException>(() => space.StoreAsync("key", Json("2"), null, RawJson.Null));
        Assert.Equal(StateErrors.Conflict, present.Definition);
        await Assert.ThrowsAsync<AgentOSException>(() => space.StoreAsync("key", Json("2"), null, Json("3")));
        Assert.Equal("1", Text(await space.FetchAsync("key")));
        await space.StoreAsync("key", Json("""{"b": 1, "a": 2}"""), null, Json("1"));
        // Equal as JSON, however it is written.
        await space.StoreAsync("key", Json("9"), null, Json("""{"a":2,"b":1}"""));
        Assert.Equal("9", Text(await space.FetchAsync("key")));
    }

    [Theory]
    [MemberData(nameof(BothKinds))]
    [Trait("Rule", "S5")]
    public async Task A_full_scope_takes_no_more_until_something_ends(bool inFile)
    {
        IStateSpace space = await Open(inFile, new StateLimits(Keys: 2, Bytes: 100));
        await space.StoreAsync("a", Json("1"), TimeSpan.FromSeconds(10), null);
        await space.StoreAsync("b", Json("1"), null, null);
        AgentOSException full = await Assert.ThrowsAsync<AgentOSException>(() => space.StoreAsync("c", Json("1"), null, null));
        Assert.Equal(StateErrors.QuotaReached, full.Definition);
        await Assert.ThrowsAsync<AgentOSException>(() => space.StoreAsync("b", Json($"\"{new string('x', 100)}\""), null, null));
        Assert.Equal("1", Text(await space.FetchAsync("b")));
        await space.StoreAsync("b", Json("2"), null, null);
        _clock.Advance(TimeSpan.FromSeconds(10));
        await space.StoreAsync("c", Json("3"), null, null);
        Assert.Equal(["b", "c"], await space.ListAsync(""));
    }

    [Theory]
    [MemberData(nameof(BothKinds))]
    public async Task Of_many_who_count_at_once_nobody_is_overlooked(bool inFile)
    {
        IStateSpace space = await Open(inFile);
        await space.StoreAsync("count", Json("0"), null, null);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            for (int added = 0; added < 10;)
            {
                RawJson seen = (await space.FetchAsync("count"))!.Value;
                try
                {
                    await space.StoreAsync("count", Json($"{int.Parse(Text(seen)!, System.Globalization.CultureInfo.InvariantCulture) + 1}"), null, seen);
                    added++;
                }
                catch (AgentOSException conflict) when (conflict.Definition == StateErrors.Conflict)
                {
                    // Somebody was faster: once more.
                }
            }
        })));
        Assert.Equal("80", Text(await space.FetchAsync("count")));
    }

    [Fact]
    public async Task Keys_in_a_file_are_apart_from_the_key_values_of_the_SDKs()
    {
        IStateSpace space = await Open(inFile: true);
        await _database.KeyValue.SetJsonAsync("key", "\"the SDK's\"", TestContext.Current.CancellationToken);
        await space.StoreAsync("key", Json("1"), null, null);
        Assert.Equal("\"the SDK's\"", await _database.KeyValue.GetJsonAsync("key", TestContext.Current.CancellationToken));
        Assert.Equal("1", Text(await space.FetchAsync("key")));
        Assert.Equal(["key"], await space.ListAsync(""));
    }

    [Fact]
    [Trait("Rule", "S5")]
    public async Task What_was_in_a_file_before_counts()
    {
        await (await Open(inFile: true)).StoreAsync("a", Json("1"), null, null);
        IStateSpace again = await Open(inFile: true, new StateLimits(Keys: 1));
        await Assert.ThrowsAsync<AgentOSException>(() => again.StoreAsync("b", Json("1"), null, null));
    }

    [Fact]
    public async Task What_somebody_else_put_under_the_prefix_is_not_there()
    {
        await _database.KeyValue.SetJsonAsync(DatabaseStateSpace.Prefix + "odd", "[]", TestContext.Current.CancellationToken);
        IStateSpace space = await Open(inFile: true);
        Assert.Null(await space.FetchAsync("odd"));
        Assert.Empty(await space.ListAsync(""));
    }

    private async Task<IStateSpace> Open(bool inFile, StateLimits? limits = null) => inFile
        ? await DatabaseStateSpace.OpenAsync(_database, limits ?? new StateLimits(), _clock)
        : new MemoryStateSpace(limits ?? new StateLimits(), _clock);

    private static RawJson Json(string text) => new(Encoding.UTF8.GetBytes(text));

    private static string? Text(RawJson? value) => value is { } json ? Encoding.UTF8.GetString(json.Utf8.Span) : null;
}
