using AgentOS.Errors;
using AgentOS.Store.Installing;
using AgentOS.Store.Manifests;
using AgentOS.Store.Packages;
using AgentOS.Store.Tests.Repositories.Servers;
using AgentOS.Testing;

namespace AgentOS.Store.Tests.Packages;

/// <summary>An installed agent is a name for a commit of a repository.</summary>
public sealed class InstalledAgentTests : IDisposable
{
    private readonly RemoteFixture _remote = new();
    private readonly TempDirectory _directory = new();

    private StoreDirectories Directories => new(_directory["data"], _remote.Cache);

    private InstalledAgents Installed => new(Directories.Agents);

    public void Dispose()
    {
        _remote.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public async Task Its_name_means_the_version_that_was_installed_until_it_is_installed_again()
    {
        AgentPackage first = await ResolveAsync(_remote.Url);
        string name = first.Manifest.Name;
        Assert.Equal("package.not-found", (await Assert.ThrowsAsync<AgentOSException>(() => ResolveAsync(name))).Definition.Code);
        Installed.Install(first);
        _remote.Publish("two");
        _remote.Time.Advance(TimeSpan.FromDays(2));
        AgentPackage second = await ResolveAsync(_remote.Url);
        AgentPackage byName = await ResolveAsync(name);
        Assert.NotEqual(first.Origin.Commit, second.Origin.Commit);
        Assert.Equal((first.Digest, first.Origin), (byName.Digest, byName.Origin));
        Assert.Equal(second.Digest, (await ResolveAsync(name, second.Origin.Commit)).Digest);

        Installed.Install(second);
        Assert.Equal(second.Origin, (await ResolveAsync(name)).Origin);
        Installed.Remove(name);
        Assert.Equal("package.not-found", (await Assert.ThrowsAsync<AgentOSException>(() => ResolveAsync(name))).Definition.Code);
        Assert.Equal(InstallErrors.NotInstalled, Assert.Throws<AgentOSException>(() => Installed.Remove(name)).Definition);
    }

    [Fact]
    public async Task One_name_is_one_agents()
    {
        AgentPackage agent = await ResolveAsync(_remote.Url);
        Installed.Install(agent);
        AgentPackage other = agent with { Origin = new AgentOrigin("https://github.com/somebody/else", IsLocal: false) { Commit = agent.Origin.Commit, Address = agent.Origin.Address } };
        Assert.Equal(InstallErrors.NameTaken, Assert.Throws<AgentOSException>(() => Installed.Install(other)).Definition);
        Assert.Equal(InstallErrors.NoAddress, Assert.Throws<AgentOSException>(() => Installed.Install(agent with { Origin = new AgentOrigin("/a/folder", IsLocal: true) })).Definition);
        Assert.Equal((agent.Origin.Name, _remote.Url), (Installed.Find(agent.Manifest.Name)!.Origin, Installed.Find(agent.Manifest.Name)!.Address));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"name\":\"other\",\"origin\":\"o\",\"address\":\"https://github.com/o/r\",\"commit\":\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"}")]
    [InlineData("{\"name\":\"gus\",\"origin\":\"o\",\"address\":\"https://github.com/o/r\",\"commit\":\"--upload-pack=x\"}")]
    [InlineData("{\"name\":\"gus\",\"origin\":\"o\",\"address\":null,\"commit\":\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"}")]
    public void A_file_that_is_not_as_it_was_written_counts_for_nothing(string json)
    {
        Directory.CreateDirectory(Directories.Agents, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        string file = Path.Combine(Directories.Agents, "gus.json");
        File.WriteAllText(file, json);
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Assert.Null(Installed.Find("gus"));
        Assert.Null(Installed.Find("../gus"));
    }

    private Task<AgentPackage> ResolveAsync(string agent, string? reference = null) =>
        new PackageResolver(Directories, static folder => ManifestFile.Read(folder).Manifest, static _ => null, _remote.Time)
            .ResolveAsync(new PackageRequest(agent) { Reference = reference }, cancellationToken: TestContext.Current.CancellationToken);
}
