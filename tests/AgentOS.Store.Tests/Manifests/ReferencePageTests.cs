using AgentOS.Testing.Pages;

namespace AgentOS.Store.Tests.Manifests;

public sealed class ReferencePageTests
{
    private static readonly string s_page = File.ReadAllText(Path.Combine(Repository.Root, "docs/formats/agent-yaml.md"));

    [Fact]
    [Trait("Rule", "MF-2")]
    public void The_page_s_own_manifest_is_valid() => Assert.Empty(Yaml.Errors(Assert.Single(Snippet.Of(s_page)).Text));
}
