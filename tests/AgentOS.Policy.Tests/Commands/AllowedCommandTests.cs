using AgentOS.Policy.Documents;
using AgentOS.Policy.Levels;

namespace AgentOS.Policy.Tests.Commands;

/// <summary>Policies that allow some commands only.</summary>
public sealed class AllowedCommandTests
{
    private static readonly AgentPolicy s_git = new PolicyDocument { Permissions = new PermissionsDocument { Exec = ["git", "make test", "echo"] } }
        .Apply(PolicyLevels.Of(PolicyLevel.Standard), "test");

    [Theory]
    [InlineData("git status", true)]
    [InlineData("/usr/bin/git status | git diff", true)]
    [InlineData("make test", true)]
    [InlineData("make test VERBOSE=1", true)]
    [InlineData("make install test", false)]
    [InlineData("make $TARGET", false)]
    [InlineData("ls", false)]
    [InlineData("git status; ls", false)]
    [InlineData("git log $(ls)", false)]
    [InlineData("$GIT status", false)]
    [InlineData("g?t status", false)]
    [InlineData("{git,status}", false)]
    [InlineData("echo {a,b}", true)]
    [InlineData("env git status", false)]
    public void Only_they_are_run(string command, bool isAllowed) => Assert.Equal(isAllowed, s_git.CheckCommand(command).IsAllowed);

    [Fact]
    public void An_empty_list_allows_nothing() =>
        Assert.False((PolicyLevels.Of(PolicyLevel.Unrestricted) with { Commands = [] }).CheckCommand("ls").IsAllowed);

    [Fact]
    public void A_denial_says_what_to_grant() =>
        Assert.Contains("""{"can_exec":true,"exec":["git","make test","echo","ls"]}""", s_git.CheckCommand("ls").Remedy, StringComparison.Ordinal);
}
