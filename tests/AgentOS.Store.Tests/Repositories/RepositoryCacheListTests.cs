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
    public void A_cache_that_does_not_exist_is_empty() => Assert.Empty(new RepositoryCache($"{_remote.Cache}/none").List());
}
