using AgentOS.Linux;
using AgentOS.Storage.Networks;

namespace AgentOS.Storage.Tests.Networks;

public sealed class NetworkRecordTests : IDisposable
{
    private readonly StoreFixture _agent = new();

    public void Dispose() => _agent.Dispose();

    [Fact]
    public async Task A_file_without_a_record_has_an_empty_one() => Assert.Empty(await ReadAsync(new NetworkFilter()));

    [Fact]
    [Trait("Rule", "AF-50")]
    public async Task Rows_come_back_as_they_were_written_oldest_first()
    {
        NetworkEntry open = new(20, null, "connection", 7, "curl", "ok.com", 443, "45.45.45.10", 1, 2, "allowed", "ok.com", null, "'ok.com' allows it", null, 1);
        NetworkEntry refused = new(10, 10, "name", null, null, "evil.com", 0, null, 0, 0, "denied", null, "no-rule", "no rule allows evil.com", "Allow it.", 1);
        Assert.Equal(Errno.None, _agent.Store.Record([open, refused]));
        Assert.Equal([refused, open], await ReadAsync(new NetworkFilter()));
        Assert.Equal([refused], await ReadAsync(new NetworkFilter { RefusedOnly = true }));
        Assert.Equal([open], await ReadAsync(new NetworkFilter { After = 10 }));
        Assert.Equal([open], await ReadAsync(new NetworkFilter { Limit = 1 }));

        NetworkEntry over = open with { Ended = 30, Sent = 100, Received = 200 };
        Assert.Equal(Errno.None, _agent.Store.Record([over]));
        Assert.Equal([refused, over], await ReadAsync(new NetworkFilter()));
    }

    [Fact]
    [Trait("Rule", "AF-51")]
    public async Task The_newest_hundred_thousand_are_kept()
    {
        NetworkEntry row = new(1, 1, "name", null, null, "evil.com", 0, null, 0, 0, "denied", null, "no-rule", "", null, 1);
        Assert.Equal(Errno.None, _agent.Store.Record([.. Enumerable.Range(1, 100_010).Select(id => row with { Id = id })]));
        IReadOnlyList<NetworkEntry> kept = await ReadAsync(new NetworkFilter());
        Assert.Equal(100_000, kept.Count);
        Assert.Equal((11, 100_010), (kept[0].Id, kept[^1].Id));
    }

    private async Task<IReadOnlyList<NetworkEntry>> ReadAsync(NetworkFilter filter)
    {
        Assert.Equal(Errno.None, _agent.Store.Synchronize());
        await using AgentDatabase agent = await AgentDatabase.OpenAsync(_agent.DatabasePath, new AgentDatabaseOptions { ReadOnly = true });
        return await agent.Network.ReadAsync(filter);
    }
}
