using System.Text;
using AgentOS.Errors;
using AgentOS.Policy.Documents;
using AgentOS.Policy.Files;
using AgentOS.Policy.Levels;

namespace AgentOS.Policy.Tests.Documents;

/// <summary>Policies as JSON.</summary>
public sealed class PolicyDocumentTests
{
    private static readonly AgentPolicy s_standard = PolicyLevels.Of(PolicyLevel.Standard);

    [Theory]
    [InlineData("unrestricted")]
    [InlineData("standard")]
    [InlineData("sandboxed")]
    [InlineData("readonly")]
    [InlineData("minimal")]
    public void What_is_written_reads_as_the_same_policy(string level)
    {
        PolicyDocument written = PolicyDocument.Of(PolicyLevels.Find(level));
        PolicyDocument read = PolicyDocument.Parse(Encoding.UTF8.GetBytes(written.ToJson()));
        Assert.Equal(written.ToJson(), (PolicyDocument.Of(read.Apply(s_standard, "test")) with { Level = level }).ToJson());
    }

    [Fact]
    public void It_has_the_keys_of_GET_PERMS() => Assert.StartsWith(
        """{"level":"readonly","permissions":{"can_exec":false,"can_read":true,"can_write":false,"can_think":true,"can_spawn":false,"can_http":false,"can_grant":false,"can_operate":false,"filesystem":{"read":["/**"],"write":[],"blocked":["/etc/shadow",""",
        PolicyDocument.Of(PolicyLevels.Of(PolicyLevel.ReadOnly)).ToJson(),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"lvl": "minimal"}""")]
    [InlineData("""{"permissions": {"can_fly": true}}""")]
    [InlineData("""{"permissions": {"filesystem": {"reed": []}}}""")]
    [InlineData("""{"permissions": {"llm": {"max": 1}}}""")]
    [InlineData("""{"permissions": {"can_exec": "yes"}}""")]
    [InlineData("""{"permissions": {"exec": "ls"}}""")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("")]
    public void A_document_that_is_not_understood_is_refused_whole(string json) =>
        Assert.Equal("policy.bad-document", Assert.Throws<AgentOSException>(() => PolicyDocument.Parse(Encoding.UTF8.GetBytes(json))).Definition.Code);

    [Theory]
    [InlineData("""{"permissions": {"filesystem": {"read": ["tmp"]}}}""", "policy.bad-rule")]
    [InlineData("""{"permissions": {"exec": [""]}}""", "policy.bad-rule")]
    [InlineData("""{"permissions": {"network": ["a b"]}}""", "policy.bad-rule")]
    [InlineData("""{"permissions": {"allowed_http_methods": ["G T"]}}""", "policy.bad-rule")]
    [InlineData("""{"permissions": {"max_exec_time_ms": 0}}""", "policy.bad-document")]
    [InlineData("""{"permissions": {"llm": {"max_tokens": -1}}}""", "policy.bad-document")]
    [InlineData("""{"level": "standart"}""", "policy.unknown-level")]
    public void A_value_that_means_nothing_is_refused(string json, string code) =>
        Assert.Equal(code, Assert.Throws<AgentOSException>(() => PolicyDocument.Parse(Encoding.UTF8.GetBytes(json)).Apply(s_standard, "test")).Definition.Code);

    [Fact]
    public void Custom_permissions_keep_the_default_blocks()
    {
        AgentPolicy policy = Apply("""{"permissions": {"filesystem": {"read": ["/**"], "blocked": ["/srv/*"]}, "blocked_commands": ["nc"]}}""");
        Assert.False(policy.CheckFile(PathAccess.Read, "/etc/shadow").IsAllowed);
        Assert.False(policy.CheckFile(PathAccess.Read, "/srv/x").IsAllowed);
        Assert.True(policy.CheckFile(PathAccess.Read, "/etc/hostname").IsAllowed);
        Assert.False(policy.CheckCommand("sudo id").IsAllowed);
        Assert.False(policy.CheckCommand("nc -l 1").IsAllowed);
    }

    [Fact]
    public void Empty_lists_allow_nothing()
    {
        AgentPolicy policy = Apply("""{"level": "unrestricted", "permissions": {"filesystem": {"read": [], "write": []}, "exec": [], "network": [], "allowed_http_methods": []}}""");
        Assert.False(policy.CheckFile(PathAccess.Read, "/tmp/x").IsAllowed);
        Assert.False(policy.CheckFile(PathAccess.Write, "/tmp/x").IsAllowed);
        Assert.False(policy.CheckCommand("ls").IsAllowed);
        Assert.False(policy.CheckUrl("GET", "https://x.example/").IsAllowed);
    }

    [Fact]
    public void What_is_blocked_stays_blocked_whatever_allows_it()
    {
        AgentPolicy policy = Apply("""{"level": "unrestricted", "permissions": {"filesystem": {"read": ["/etc/shadow"], "blocked": ["/etc/shadow"]}}}""");
        Assert.Equal("'/etc/shadow' of test blocks it", policy.CheckFile(PathAccess.Read, "/etc/shadow").Reason);
    }

    [Fact]
    public void Too_many_rules_are_refused()
    {
        PermissionsDocument many = new() { Filesystem = new FilesystemDocument { Blocked = [.. Enumerable.Range(0, 257).Select(number => $"/x{number}")] } };
        Assert.Equal("policy.too-many-rules", Assert.Throws<AgentOSException>(() => new PolicyDocument { Permissions = many }.Apply(s_standard, "test")).Definition.Code);
    }

    private static AgentPolicy Apply(string json) => PolicyDocument.Parse(Encoding.UTF8.GetBytes(json)).Apply(s_standard, "test");
}
