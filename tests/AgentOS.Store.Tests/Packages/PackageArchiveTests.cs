using AgentOS.Errors;
using AgentOS.Store.Packages;
using AgentOS.Testing;

namespace AgentOS.Store.Tests.Packages;

/// <summary>Packed agents, made by the machine's own tar and by hand.</summary>
public sealed class PackageArchiveTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    public PackageArchiveTests() =>
        BashScript.Run(_directory.Path, $"mkdir -p agent/source && printf '{TestManifest.Text.Replace("\n", "\\n", StringComparison.Ordinal)}' > agent/agent.yaml && echo hello > agent/source/main && chmod +x agent/source/main && ln -s source/main agent/main");

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("tar -czf a.tar.gz -C agent .")]
    [InlineData("tar --format=pax -czf a.tar.gz -C agent agent.yaml source main")]
    [InlineData("tar --format=gnu -czf a.tar.gz -C agent .")]
    public void A_packed_agent_has_the_digest_of_its_folder(string pack)
    {
        BashScript.Run(_directory.Path, pack);
        string unpacked = PackageArchive.Unpack(_directory["a.tar.gz"], Cache);
        Assert.Equal(PackageContent.Read(_directory["agent"]).Digest, PackageContent.Read(unpacked).Digest);
        Assert.Equal(unpacked, PackageArchive.Unpack(_directory["a.tar.gz"], Cache));
    }

    [Fact]
    public void An_unpacked_agent_that_somebody_changed_is_unpacked_again()
    {
        BashScript.Run(_directory.Path, "tar -czf a.tar.gz -C agent .");
        string unpacked = PackageArchive.Unpack(_directory["a.tar.gz"], Cache);
        File.AppendAllText(Path.Combine(unpacked, "source/main"), "evil\n");
        Assert.Equal(PackageContent.Read(_directory["agent"]).Digest, PackageContent.Read(PackageArchive.Unpack(_directory["a.tar.gz"], Cache)).Digest);
    }

    [Theory]
    [InlineData("tar -czPf a.tar.gz --transform 's,^agent.yaml,../agent.yaml,' -C agent agent.yaml", "package.unsafe-name")]
    [InlineData("tar -czPf a.tar.gz --transform 's,^agent.yaml,/tmp/agent.yaml,' -C agent agent.yaml", "package.unsafe-name")]
    [InlineData("tar -czf a.tar.gz --transform 's,^agent.yaml,.GIT/config,' -C agent agent.yaml", "package.unsafe-name")]
    [InlineData("ln -s /etc agent/out; tar -czf a.tar.gz -C agent .", "package.link-leaves")]
    [InlineData("mkdir d; ln -s source agent/in; echo x > d/x; tar -cf a.tar -C agent .; tar -rf a.tar --transform 's,^d,in,' d/x; gzip a.tar", "package.unsafe-name")]
    [InlineData("ln agent/agent.yaml agent/hard; tar -czf a.tar.gz -C agent .", "package.special-file")]
    [InlineData("mkfifo agent/pipe; tar -czf a.tar.gz -C agent .", "package.special-file")]
    [InlineData("chmod u+s agent/source/main; tar -czf a.tar.gz -C agent .", "package.set-id")]
    [InlineData("mkdir agent/many; (cd agent/many; seq 20001 | xargs touch); tar -czf a.tar.gz -C agent .", "package.too-large")]
    [InlineData("truncate -s 257M agent/huge; tar -cf - -C agent . | gzip -1 > a.tar.gz", "package.too-large")]
    [InlineData("head -c 100000 /dev/urandom > a.tar.gz", "package.damaged-archive")]
    [InlineData("tar -czf - -C agent . | head -c 200 > a.tar.gz", "package.damaged-archive")]
    [InlineData("head -c 3000 /dev/urandom | gzip > a.tar.gz", "package.damaged-archive")]
    public void What_no_package_may_hold_is_refused_and_nothing_of_it_stays(string pack, string code)
    {
        BashScript.Run(_directory.Path, pack);
        AgentOSException refusal = Assert.Throws<AgentOSException>(() => PackageContent.Read(PackageArchive.Unpack(_directory["a.tar.gz"], Cache)));
        Assert.Equal(code, refusal.Definition.Code);
        Assert.True(!Directory.Exists(Cache) || !Directory.EnumerateFileSystemEntries(Cache).Any());
    }

    private string Cache => _directory["cache"];
}
