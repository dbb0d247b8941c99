using AgentOS.Errors;
using AgentOS.Store.Packages;
using AgentOS.Testing;

namespace AgentOS.Store.Tests.Packages;

/// <summary>Which agent a name means, where no network is needed.</summary>
public sealed class PackageResolverTests : IDisposable
{
    private readonly TempDirectory _directory = new();
    private readonly PackageResolver _resolver;

    public PackageResolverTests() =>
        _resolver = new PackageResolver(new StoreDirectories(_directory["data"], _directory["cache"]), TestManifest.Of, _ => null, TimeProvider.System);

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task A_folder_is_an_agent_and_so_is_its_only_folder_with_a_manifest()
    {
        Make("outer/inner");
        AgentPackage direct = await ResolveAsync(_directory["outer/inner"]), below = await ResolveAsync(_directory["outer"]);
        Assert.Equal(_directory["outer/inner"], direct.Directory);
        Assert.Equal(direct.Directory, below.Directory);
        Assert.Equal(direct.Digest, below.Digest);
        Assert.True(direct.Origin.IsLocal);
        Assert.Equal("inner", direct.Manifest.Name);
    }

    [Fact]
    public async Task Several_agents_below_are_listed()
    {
        Make("outer/one");
        Make("outer/two");
        AgentOSException refusal = await Assert.ThrowsAsync<AgentOSException>(() => ResolveAsync(_directory["outer"]));
        Assert.Equal(PackageErrors.SeveralAgents, refusal.Definition);
        Assert.Equal("one, two", refusal.Detail);
    }

    [Fact]
    public async Task An_installed_agent_is_found_by_its_name()
    {
        Make("data/agents/helper");
        Assert.Equal(_directory["data/agents/helper"], (await ResolveAsync("helper")).Directory);
    }

    [Fact]
    public async Task A_packed_agent_is_found_by_its_file()
    {
        Make("packed");
        BashScript.Run(_directory.Path, "tar -czf packed.tar.gz -C packed .");
        AgentPackage package = await ResolveAsync(_directory["packed.tar.gz"]);
        Assert.Equal(PackageContent.Read(_directory["packed"]).Digest, package.Digest);
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("../data")]
    [InlineData("")]
    [InlineData("--upload-pack=touch /tmp/x")]
    public async Task What_is_nothing_is_not_found(string name) =>
        Assert.Equal(PackageErrors.NotFound, (await Assert.ThrowsAsync<AgentOSException>(() => ResolveAsync(name))).Definition);

    [Fact]
    public async Task A_folder_without_a_manifest_or_with_a_link_in_its_place_is_no_agent()
    {
        Make("real");
        Directory.CreateDirectory(_directory["fake"]);
        File.CreateSymbolicLink(_directory["fake/agent.yaml"], "../real/agent.yaml");
        Assert.Equal(PackageErrors.NoManifest, (await Assert.ThrowsAsync<AgentOSException>(() => ResolveAsync(_directory["fake"]))).Definition);
    }

    private Task<AgentPackage> ResolveAsync(string agent) => _resolver.ResolveAsync(new PackageRequest(agent), cancellationToken: TestContext.Current.CancellationToken);

    private void Make(string folder)
    {
        Directory.CreateDirectory(_directory[folder]);
        File.WriteAllText(_directory[$"{folder}/agent.yaml"], TestManifest.Text);
    }
}
