using AgentOS.Errors;
using AgentOS.Store.Packages;
using AgentOS.Store.Repositories;
using AgentOS.Store.Tests.Repositories.Servers;

namespace AgentOS.Store.Tests.Repositories;

/// <summary>When the remote is asked, and what the cache does when it cannot be.</summary>
public sealed class RepositoryCacheTests : IDisposable
{
    private readonly RemoteFixture _remote = new();

    public void Dispose() => _remote.Dispose();

    [Fact]
    public async Task A_branch_is_believed_for_an_hour_and_asked_for_again_after_it()
    {
        await _remote.GetAsync();
        int asked = _remote.Server.Requests.Count;
        _remote.Publish("two");
        _remote.Time.Advance(TimeSpan.FromSeconds(3599));
        Assert.Equal("one", RemoteFixture.MainOf(await _remote.GetAsync()));
        Assert.Equal(asked, _remote.Server.Requests.Count);
        _remote.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("two", RemoteFixture.MainOf(await _remote.GetAsync()));
    }

    [Fact]
    public async Task Refresh_asks_at_once()
    {
        await _remote.GetAsync();
        _remote.Publish("two");
        Assert.Equal("two", RemoteFixture.MainOf(await _remote.GetAsync(refresh: true)));
    }

    [Fact]
    public async Task Tags_and_commits_are_never_asked_for_again()
    {
        string first = _remote.Head;
        _remote.Git("cd work && git tag v1 && git push -q origin v1");
        await _remote.GetAsync(reference: "v1");
        await _remote.GetAsync(reference: first);
        _remote.Server.Dispose();
        _remote.Time.Advance(TimeSpan.FromDays(400));
        Assert.Equal("one", RemoteFixture.MainOf(await _remote.GetAsync(reference: "v1")));
        Assert.Equal("one", RemoteFixture.MainOf(await _remote.GetAsync(reference: first)));
    }

    [Fact]
    public async Task A_commit_that_is_here_is_not_fetched_again_for_another_name()
    {
        await _remote.GetAsync();
        int fetches = _remote.Server.Fetches;
        await _remote.GetAsync(reference: "main");
        Assert.Equal(fetches, _remote.Server.Fetches);
    }

    [Fact]
    public async Task Without_a_network_the_copy_is_used_and_that_is_said()
    {
        await _remote.GetAsync();
        _remote.Server.Dispose();
        _remote.Time.Advance(TimeSpan.FromHours(2));
        Assert.Equal("one", RemoteFixture.MainOf(await _remote.GetAsync()));
        Assert.Contains("cannot be reached; using the copy of 2026-01-02 03:04 UTC", _remote.Notes[^1], StringComparison.Ordinal);
        Assert.Equal(RepositoryErrors.Unreachable, (await Assert.ThrowsAsync<AgentOSException>(() => _remote.GetAsync(refresh: true))).Definition);
    }

    [Theory]
    [InlineData("echo evil >> source/main")]
    [InlineData("rm main")]
    [InlineData("ln -sf /etc/passwd main")]
    [InlineData("touch more")]
    [InlineData("chmod -x source/main")]
    [InlineData("mkfifo pipe")]
    public async Task A_copy_that_was_changed_is_fetched_again(string change)
    {
        AgentPackage before = await _remote.GetAsync();
        _remote.Git($"cd {before.Directory} && {change}");
        AgentPackage after = await _remote.GetAsync();
        Assert.Equal(before.Digest, after.Digest);
        Assert.Contains(_remote.Notes, note => note.Contains("was changed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_changed_copy_is_not_used_without_a_network_either()
    {
        AgentPackage before = await _remote.GetAsync();
        File.AppendAllText(Path.Combine(before.Directory, "source/main"), "evil");
        _remote.Server.Dispose();
        Assert.Equal(RepositoryErrors.Unreachable, (await Assert.ThrowsAsync<AgentOSException>(() => _remote.GetAsync())).Definition);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("""{"url":"https://other/","references":{"||":{"kind":"Tag","commit":"../../../etc","asked_at":"2026-01-01T00:00:00Z"}}}""")]
    public async Task A_record_that_is_none_is_not_believed(string record)
    {
        AgentPackage before = await _remote.GetAsync();
        string file = Path.Combine(Path.GetDirectoryName(before.Directory)!, "repository.json");
        File.WriteAllText(file, record);
        Assert.Equal(before.Digest, (await _remote.GetAsync()).Digest);
    }

    [Fact]
    public async Task Many_at_once_fetch_once()
    {
        AgentPackage[] packages = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => _remote.GetAsync())));
        Assert.Single(packages.Select(package => package.Digest).Distinct(StringComparer.Ordinal));
        Assert.Equal(1, _remote.Server.Fetches);
    }

    [Fact]
    public async Task What_a_killed_process_left_is_removed()
    {
        AgentPackage package = await _remote.GetAsync();
        string left = Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(package.Directory)!, ".new-1")).FullName;
        await _remote.GetAsync();
        Assert.False(Directory.Exists(left));
    }
}
