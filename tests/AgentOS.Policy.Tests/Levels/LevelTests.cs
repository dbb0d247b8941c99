using AgentOS.Errors;
using AgentOS.Policy.Files;
using AgentOS.Policy.Levels;

namespace AgentOS.Policy.Tests.Levels;

/// <summary>The levels, as their table promises them.</summary>
public sealed class LevelTests
{
    [Theory]
    [InlineData("unrestricted", "read write exec think spawn http grant operate")]
    [InlineData("standard", "read write exec think")]
    [InlineData("sandboxed", "read write exec think")]
    [InlineData("readonly", "read think")]
    [InlineData("minimal", "think")]
    public void A_level_has_these_rights(string level, string rights) =>
        Assert.Equal(rights, string.Join(' ', PolicyLevels.Find(level).Rights.List().Select(RightName.Of)));

    [Theory]
    [InlineData("unrestricted", PathAccess.Read, "/etc/shadow", true)]
    [InlineData("standard", PathAccess.Read, "/etc/hostname", true)]
    [InlineData("standard", PathAccess.Write, "/srv/project/x", true)]
    [InlineData("standard", PathAccess.Read, "/etc/shadow", false)]
    [InlineData("standard", PathAccess.Read, "/etc/../etc/./shadow", false)]
    [InlineData("standard", PathAccess.Write, "/etc/passwd", false)]
    [InlineData("standard", PathAccess.Read, "/home/u/p/.env", false)]
    [InlineData("standard", PathAccess.Read, "/home/u/p/.git/config", false)]
    [InlineData("standard", PathAccess.Read, "/home/u/.ssh/id", false)]
    [InlineData("standard", PathAccess.Read, "/root/.aws/credentials", false)]
    [InlineData("standard", PathAccess.Read, "/srv/secrets/key", false)]
    [InlineData("standard", PathAccess.Read, "/srv/api-token", false)]
    [InlineData("standard", PathAccess.Read, "relative", false)]
    [InlineData("sandboxed", PathAccess.Read, "/home/u/x/y", true)]
    [InlineData("sandboxed", PathAccess.Read, "/tmp/a/b/c", true)]
    [InlineData("sandboxed", PathAccess.Read, "/etc/hostname", false)]
    [InlineData("sandboxed", PathAccess.Write, "/tmp/a/b", true)]
    [InlineData("sandboxed", PathAccess.Write, "/home/u/x", false)]
    [InlineData("sandboxed", PathAccess.Write, "/tmp/../etc/cron", false)]
    [InlineData("readonly", PathAccess.Read, "/etc/hostname", true)]
    [InlineData("readonly", PathAccess.Read, "/a/.env", false)]
    [InlineData("readonly", PathAccess.Write, "/tmp/x", false)]
    [InlineData("minimal", PathAccess.Read, "/tmp/x", false)]
    public void Files_at_each_level(string level, PathAccess access, string path, bool isAllowed)
    {
        Decision decision = PolicyLevels.Find(level).CheckFile(access, path);
        Assert.True(decision.IsAllowed == isAllowed, decision.Explanation);
    }

    [Theory]
    [InlineData("Standard")]
    [InlineData("root")]
    [InlineData("")]
    [InlineData("custom")]
    public void A_level_that_is_none_is_an_error(string name) =>
        Assert.Equal("policy.unknown-level", Assert.Throws<AgentOSException>(() => PolicyLevels.Find(name)).Definition.Code);

    [Fact]
    public void Every_decision_is_explained()
    {
        foreach (AgentPolicy policy in PolicyLevels.Names.Select(PolicyLevels.Find))
        {
            Decision[] decisions =
            [
                .. Enum.GetValues<Right>().Select(right => policy.Check(right)), policy.CheckFile(PathAccess.Read, "/tmp/x"), policy.CheckFile(PathAccess.Write, "/a/.env"),
                policy.CheckCommand("sudo ls"), policy.CheckCommand("ls"), policy.CheckUrl("GET", "https://x.example"), policy.CheckUrl("GET", "x"), policy.CheckTime(TimeSpan.FromDays(2)),
            ];
            Assert.All(decisions, decision =>
            {
                Assert.NotEmpty(decision.Reason);
                Assert.Equal(decision.IsAllowed, decision.Remedy is null);
                Assert.Contains(policy.Level, decision.Origin, StringComparison.Ordinal);
            });
        }
    }
}
