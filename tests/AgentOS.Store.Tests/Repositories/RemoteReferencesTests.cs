using System.Text;
using AgentOS.Errors;
using AgentOS.Store.Repositories;

namespace AgentOS.Store.Tests.Repositories;

/// <summary>What names mean in a repository.</summary>
public sealed class RemoteReferencesTests
{
    private static readonly string s_main = new('a', 40), s_feature = new('b', 40), s_tagged = new('c', 40), s_tagObject = new('d', 40);
    private static readonly string s_listing =
        $"ref: refs/heads/main\tHEAD\n{s_main}\tHEAD\n{s_main}\trefs/heads/main\n{s_feature}\trefs/heads/feature/one\n{s_main}\trefs/heads/feature\n{s_tagObject}\trefs/tags/v1.0\n{s_tagged}\trefs/tags/v1.0^{{}}\nrubbish\n";

    [Fact]
    public void Without_a_name_it_is_the_default_branch() => Assert.Equal(new WantedCommit(ReferenceKind.Branch, "HEAD", s_main, null), Resolve("https://h/o/r", null));

    [Fact]
    public void A_tag_is_the_commit_it_names() => Assert.Equal(new WantedCommit(ReferenceKind.Tag, "refs/tags/v1.0", s_tagged, null), Resolve("https://h/o/r@v1.0", null));

    [Theory]
    [InlineData("main", "refs/heads/main", null)]
    [InlineData("main/agents/one", "refs/heads/main", "agents/one")]
    [InlineData("feature/one", "refs/heads/feature/one", null)]
    [InlineData("feature/one/sub", "refs/heads/feature/one", "sub")]
    [InlineData("feature/two", "refs/heads/feature", "two")]
    [InlineData("v1.0/sub", "refs/tags/v1.0", "sub")]
    [InlineData("cccccccccccccccccccccccccccccccccccccccc/sub", "cccccccccccccccccccccccccccccccccccccccc", "sub")]
    public void A_tree_is_the_longest_name_and_a_folder(string tree, string source, string? folder)
    {
        WantedCommit wanted = Resolve($"https://h/o/r/tree/{tree}", null);
        Assert.Equal((source, folder), (wanted.Source, wanted.Folder));
    }

    [Fact]
    public void A_chosen_name_wins_and_the_folder_stays() =>
        Assert.Equal(new WantedCommit(ReferenceKind.Tag, "refs/tags/v1.0", s_tagged, "sub"), Resolve("https://h/o/r/tree/feature/one/sub", "v1.0"));

    [Fact]
    public void An_unknown_name_lists_near_ones()
    {
        AgentOSException refusal = Assert.Throws<AgentOSException>(() => Resolve("https://h/o/r", "v1.1"));
        Assert.Equal(RepositoryErrors.UnknownReference, refusal.Definition);
        Assert.StartsWith("it has v1.0", refusal.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("main/../../out")]
    [InlineData("main/.git/x")]
    public void A_folder_cannot_lead_out(string tree) =>
        Assert.Equal("package.unsafe-name", Assert.Throws<AgentOSException>(() => new RemoteReferences(new RepositoryAddress("https://h/o/r", "h") { Tree = tree }, Encoding.UTF8.GetBytes(s_listing)).Resolve(null)).Definition.Code);

    private static WantedCommit Resolve(string address, string? chosen) => new RemoteReferences(RepositoryAddressParser.Parse(address)!, Encoding.UTF8.GetBytes(s_listing)).Resolve(chosen);
}
