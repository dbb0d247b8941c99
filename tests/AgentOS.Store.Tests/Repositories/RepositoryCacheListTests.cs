using AgentOS.Store.Repositories;
using AgentOS.Store.Repositories.Cache;
using AgentOS.Store.Tests.Repositories.Servers;

namespace AgentOS.Store.Tests.Repositories;

/// <summary>What is in the cache, and how it goes.</summary>
public sealed class RepositoryCacheListTests : IDisposable
{
    private readonly RemoteFixture _remote = new();

    public void Dispose() => _remote.Dispose();

    [Fact]
    public async Task Each_repository_is_listed_with_its_commits_and_size()
    {
        string first = _remote.Head;
        await _remote.GetAsync();
        string second = _remote.Publish("two", "other");
        await _remote.GetAsync(reference: "other");
        CachedRepositorySummary summary = Assert.Single(new RepositoryCache(_remote.Cache).List());
        Assert.Equal(_remote.Url, summary.Url);
        Assert.Equal([first, second], summary.Commits);
        Assert.Equal(_remote.Time.GetUtcNow(), summary.AskedAt);
        Assert.InRange(summary.Bytes, 2 * TestManifest.Text.Length, 8192);
    }

    [Fact]
    public async Task One_or_all_are_removed_and_fetched_again()
    {
        RepositoryCache cache = new(_remote.Cache);
        await _remote.GetAsync();
        Assert.False(cache.Clear(RepositoryAddressParser.Parse("https://github.com/o/r")!));
        Assert.True(cache.Clear(RepositoryAddressParser.Parse($"{_remote.Url}@main#part")!));
        Assert.Empty(cache.List());
        await _remote.GetAsync();
        Assert.Equal(2, _remote.Server.Fetches);
        Assert.Equal([_remote.Url], cache.ClearAll());
        Assert.Empty(Directory.EnumerateDirectories(_remote.Cache));
    }

    [Fact]
    public async Task Commits_that_nobody_wanted_for_thirty_days_go_with_the_next_fetch_or_when_asked()
    {
        RepositoryCache cache = new(_remote.Cache);
        string first = _remote.Head;
        await _remote.GetAsync(reference: first);
        _remote.Time.Advance(TimeSpan.FromDays(29));
        await _remote.GetAsync(reference: first);
        string second = _remote.Publish("two");
        _remote.Time.Advance(TimeSpan.FromDays(29));
        await _remote.GetAsync();
        Assert.Equal([first, second], Assert.Single(cache.List()).Commits);
        Assert.Empty(cache.ClearUnused(_remote.Time.GetUtcNow().AddDays(-30)));

        _remote.Time.Advance(TimeSpan.FromDays(2));
        string third = _remote.Publish("three");
        await _remote.GetAsync();
        Assert.Equal([third], Assert.Single(cache.List()).Commits);
        string kept = Assert.Single(Directory.EnumerateDirectories(_remote.Cache));
        Assert.Equal(new[] { second, third }.Order(), Directory.EnumerateDirectories(kept).Select(Path.GetFileName).Order());
        _remote.Time.Advance(TimeSpan.FromDays(31));
        Assert.Equal(2, cache.ClearUnused(_remote.Time.GetUtcNow().AddDays(-30)).Count);
        Assert.Empty(Directory.EnumerateDirectories(kept));
        Assert.Equal("three", RemoteFixture.MainOf(await _remote.GetAsync()));
    }

    [Fact]
    public void A_cache_that_does_not_exist_is_empty() => Assert.Empty(new RepositoryCache($"{_remote.Cache}/none").List());
}
