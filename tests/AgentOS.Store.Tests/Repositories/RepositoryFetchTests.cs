using AgentOS.Errors;
using AgentOS.Store.Packages;
using AgentOS.Store.Repositories;
using AgentOS.Store.Tests.Repositories.Servers;

namespace AgentOS.Store.Tests.Repositories;

/// <summary>Agents from a real git server over http.</summary>
public sealed class RepositoryFetchTests : IDisposable
{
    private readonly RemoteFixture _remote = new();

    public void Dispose() => _remote.Dispose();

    [Fact]
    public async Task A_repository_is_fetched_with_its_modes_and_links()
    {
        AgentPackage package = await _remote.GetAsync();
        Assert.Equal(_remote.Head, package.Origin.Commit);
        Assert.False(package.Origin.IsLocal);
        Assert.Equal(PackageContent.Read($"{_remote.Root}/work").Digest, package.Digest);
        Assert.Equal([("agent.yaml", PackageEntryKind.File), ("main", PackageEntryKind.Link), ("source/main", PackageEntryKind.Program)], package.Content.Entries.Select(entry => (entry.Path, entry.Kind)));
    }

    [Fact]
    public async Task A_branch_a_tag_and_a_commit_are_found_however_they_are_written()
    {
        string first = _remote.Head;
        _remote.Git("cd work && git tag -am t v1.0 && git push -q origin v1.0");
        string second = _remote.Publish("two", "feature/x");
        Assert.Equal(first, (await _remote.GetAsync()).Origin.Commit);
        Assert.Equal(second, (await _remote.GetAsync(reference: "feature/x")).Origin.Commit);
        Assert.Equal(second, (await _remote.GetAsync($"{_remote.Url}@feature/x")).Origin.Commit);
        Assert.Equal(first, (await _remote.GetAsync($"{_remote.Url}@v1.0")).Origin.Commit);
        Assert.Equal(first, (await _remote.GetAsync($"{_remote.Url}@feature/x", reference: "v1.0")).Origin.Commit);
        Assert.Equal("two", RemoteFixture.MainOf(await _remote.GetAsync(reference: second)));
        Assert.Equal("two", RemoteFixture.MainOf(await _remote.GetAsync(reference: second[..10])));
    }

    [Fact]
    public async Task A_commit_that_no_branch_has_as_its_newest_is_fetched_too()
    {
        string first = _remote.Head;
        _remote.Publish("two");
        Assert.Equal("one", RemoteFixture.MainOf(await _remote.GetAsync(reference: first)));
        Assert.Equal("one", RemoteFixture.MainOf(await _remote.GetAsync(reference: first[..12])));
    }

    [Fact]
    public async Task A_folder_of_a_branch_with_slashes_is_an_agent_of_its_own()
    {
        _remote.Git("cd work && git checkout -qb topic/deep && mkdir -p agents/one && cat > agents/one/agent.yaml && git add -A && git commit -qm sub && git push -q origin topic/deep");
        AgentPackage tree = await _remote.GetAsync($"{_remote.Server.Address}/./agent.git".Replace("/./", "/", StringComparison.Ordinal) + "@topic/deep#agents/one");
        Assert.Equal(["agent.yaml"], tree.Content.Entries.Select(entry => entry.Path));
    }

    [Fact]
    public async Task A_tree_address_says_branch_and_folder()
    {
        _remote.Git("mkdir group && mv agent.git group/ && cd work && git remote set-url origin ../group/agent.git && git checkout -qb topic/deep && mkdir -p agents/one && cat > agents/one/agent.yaml && git add -A && git commit -qm sub && git push -q origin topic/deep");
        AgentPackage tree = await _remote.GetAsync($"{_remote.Server.Address}/group/agent.git/tree/topic/deep/agents/one");
        Assert.Equal(["agent.yaml"], tree.Content.Entries.Select(entry => entry.Path));
        AgentOSException missing = await Assert.ThrowsAsync<AgentOSException>(() => _remote.GetAsync($"{_remote.Server.Address}/group/agent.git/tree/topic/deep/agents/two"));
        Assert.Equal(RepositoryErrors.Empty, missing.Definition);
    }

    [Fact]
    public async Task Several_agents_of_a_repository_are_listed_and_each_can_be_named()
    {
        _remote.Git("cd work && git rm -q agent.yaml && mkdir one two && cat > one/agent.yaml && cp one/agent.yaml two/ && git add -A && git commit -qm several && git push -q origin main");
        AgentOSException refusal = await Assert.ThrowsAsync<AgentOSException>(() => _remote.GetAsync());
        Assert.Equal(PackageErrors.SeveralAgents, refusal.Definition);
        Assert.Equal("one, two", refusal.Detail);
        Assert.Equal("agent.yaml", Assert.Single((await _remote.GetAsync($"{_remote.Url}#two")).Content.Entries).Path);
    }

    [Fact]
    public async Task An_unknown_name_is_told_with_near_ones()
    {
        _remote.Git("cd work && git tag v1.2.0 && git push -q origin v1.2.0");
        AgentOSException refusal = await Assert.ThrowsAsync<AgentOSException>(() => _remote.GetAsync(reference: "v1.2"));
        Assert.Equal(RepositoryErrors.UnknownReference, refusal.Definition);
        Assert.Contains("v1.2.0", refusal.Detail, StringComparison.Ordinal);
        Assert.Equal(RepositoryErrors.UnknownReference, (await Assert.ThrowsAsync<AgentOSException>(() => _remote.GetAsync(reference: new string('e', 40)))).Definition);
    }

    [Fact]
    public async Task What_is_not_there_is_not_found_and_what_does_not_answer_is_unreachable()
    {
        Assert.Equal(RepositoryErrors.NotFound, (await Assert.ThrowsAsync<AgentOSException>(() => _remote.GetAsync($"{_remote.Server.Address}/other.git"))).Definition);
        _remote.Server.Dispose();
        Assert.Equal(RepositoryErrors.Unreachable, (await Assert.ThrowsAsync<AgentOSException>(() => _remote.GetAsync())).Definition);
    }

    [Fact]
    public async Task A_repository_without_a_commit_or_without_a_manifest_is_no_agent()
    {
        _remote.Git("git init -q --bare empty.git");
        Assert.Equal(RepositoryErrors.Empty, (await Assert.ThrowsAsync<AgentOSException>(() => _remote.GetAsync($"{_remote.Server.Address}/empty.git"))).Definition);
        _remote.Git("cd work && git rm -q agent.yaml && git commit -qm none && git push -q origin main");
        Assert.Equal(PackageErrors.NoManifest, (await Assert.ThrowsAsync<AgentOSException>(() => _remote.GetAsync())).Definition);
    }
}
