using AgentOS.Errors;
using AgentOS.Policy.Changes;
using AgentOS.Policy.Documents;
using AgentOS.Policy.Files;
using AgentOS.Policy.Levels;

namespace AgentOS.Policy.Tests.Changes;

/// <summary>Nobody gives what they do not have.</summary>
public sealed class PolicyLimitTests
{
    private static readonly string[] s_paths = ["/**", "/tmp/*", "/home/*", "/tmp/a/*", "*/.env", "/a/*/b", "/a/**/b"];
    private static readonly string[] s_commands = ["*", "git", "git status", "make", "ls -l"];
    private static readonly string[] s_hosts = ["*", "*.example.org", "a.example.org", "*.a.example.org", "b.example"];

    [Theory]
    [InlineData("standard", "unrestricted", true)]
    [InlineData("sandboxed", "standard", true)]
    [InlineData("readonly", "standard", true)]
    [InlineData("minimal", "sandboxed", true)]
    [InlineData("minimal", "minimal", true)]
    [InlineData("unrestricted", "standard", false)]
    [InlineData("standard", "sandboxed", false)]
    [InlineData("standard", "readonly", false)]
    [InlineData("readonly", "minimal", false)]
    public void Levels_within_levels(string wanted, string limit, bool isWithin)
    {
        AgentPolicy one = PolicyLevels.Find(wanted), other = PolicyLevels.Find(limit);
        if (isWithin)
            Assert.Equal(wanted, PolicyLimit.Within(one, other, "x").Level);
        else
            Assert.Equal("policy.exceeds", Assert.Throws<AgentOSException>(() => PolicyLimit.Within(one, other, "x")).Definition.Code);
    }

    [Theory]
    [InlineData("""{"filesystem": {"read": ["/etc/*"]}}""")]
    [InlineData("""{"filesystem": {"write": ["/home/*"]}}""")]
    [InlineData("""{"can_http": true}""")]
    [InlineData("""{"can_spawn": true}""")]
    [InlineData("""{"network": ["a.example"]}""")]
    [InlineData("""{"max_exec_time_ms": 30001}""")]
    public void More_of_anything_is_refused(string permissions)
    {
        AgentPolicy sandboxed = PolicyLevels.Of(PolicyLevel.Sandboxed);
        AgentPolicy wanted = new PolicyDocument { Permissions = PermissionsDocument.Parse(System.Text.Json.JsonDocument.Parse(permissions).RootElement) }.Apply(sandboxed, "test");
        Assert.Equal("policy.exceeds", Assert.Throws<AgentOSException>(() => PolicyLimit.Within(wanted, sandboxed, "x")).Definition.Code);
    }

    [Fact]
    public void A_quota_cannot_be_lifted_by_calling_it_unlimited()
    {
        AgentPolicy limit = PolicyLevels.Of(PolicyLevel.Standard) with { Llm = new LlmQuota(1000, 10) };
        Assert.Throws<AgentOSException>(() => PolicyLimit.Within(limit with { Llm = LlmQuota.Unlimited }, limit, "x"));
        Assert.Throws<AgentOSException>(() => PolicyLimit.Within(limit with { Llm = new LlmQuota(1001, 10) }, limit, "x"));
        Assert.Equal(new LlmQuota(5, 10), PolicyLimit.Within(limit with { Llm = new LlmQuota(5, 10) }, limit, "x").Llm);
    }

    [Fact]
    public void The_giver_s_blocks_come_along()
    {
        AgentPolicy blind = PolicyLevels.Of(PolicyLevel.Standard) with { BlockedPaths = [], BlockedCommands = [] };
        AgentPolicy given = PolicyLimit.Within(blind, PolicyLevels.Of(PolicyLevel.Standard), "x");
        Assert.True(blind.CheckFile(PathAccess.Read, "/etc/shadow").IsAllowed);
        Assert.False(given.CheckFile(PathAccess.Read, "/etc/shadow").IsAllowed);
        Assert.False(given.CheckCommand("sudo id").IsAllowed);
    }

    [Fact]
    public void What_is_within_a_policy_or_the_common_part_of_two_allows_nothing_more()
    {
        Random random = new(20261121);
        int within = 0, allowed = 0;
        for (int round = 0; round < 5_000; round++)
        {
            AgentPolicy one = RandomPolicy(random), other = RandomPolicy(random);
            AgentPolicy common = PolicyLimit.Intersect(one, other);
            AgentPolicy? given = TryWithin(one, other);
            within += given is null ? 0 : 1;
            foreach (Func<AgentPolicy, bool> question in Questions())
            {
                allowed += question(common) ? 1 : 0;
                Assert.True(!question(common) || (question(one) && question(other)));
                Assert.True(given is null || !question(given) || question(other));
            }
        }

        Assert.True(within > 50 && allowed > 1000, $"{within} within, {allowed} allowed");
    }

    private static AgentPolicy? TryWithin(AgentPolicy one, AgentPolicy other)
    {
        try
        {
            return PolicyLimit.Within(one, other, "x");
        }
        catch (AgentOSException)
        {
            return null;
        }
    }

    private static IEnumerable<Func<AgentPolicy, bool>> Questions() =>
    [
        .. Enum.GetValues<Right>().Select(right => (Func<AgentPolicy, bool>)(policy => policy.Check(right).IsAllowed)),
        .. new[] { "/tmp/x", "/tmp/a/b", "/home/u/.env", "/a/x/b", "/a/x/y/b", "/etc/hosts" }.SelectMany(path =>
            Enum.GetValues<PathAccess>().Select(access => (Func<AgentPolicy, bool>)(policy => policy.CheckFile(access, path).IsAllowed))),
        .. new[] { "git status", "git", "make", "ls -l x", "sudo id" }.Select(command => (Func<AgentPolicy, bool>)(policy => policy.CheckCommand(command).IsAllowed)),
        .. new[] { "a.example.org", "x.a.example.org", "b.example", "192.0.2.1" }.Select(host => (Func<AgentPolicy, bool>)(policy => policy.CheckUrl("GET", $"https://{host}/").IsAllowed)),
        policy => policy.Check(Right.Exec).IsAllowed && policy.CheckTime(TimeSpan.FromSeconds(40)).IsAllowed,
    ];

    private static AgentPolicy RandomPolicy(Random random)
    {
        PermissionsDocument permissions = new()
        {
            CanSpawn = random.Next(2) == 0,
            CanExec = random.Next(4) != 0,
            CanHttp = random.Next(2) == 0,
            Filesystem = new FilesystemDocument { Read = Some(random, s_paths), Write = Some(random, s_paths), Blocked = random.Next(2) == 0 ? ["*/.env"] : null },
            Exec = Some(random, s_commands),
            Network = Some(random, s_hosts),
            MaxExecTimeMs = random.Next(1, 100_000),
        };
        return new PolicyDocument { Level = random.Next(2) == 0 ? "unrestricted" : "standard", Permissions = permissions }.Apply(PolicyLevels.Of(PolicyLevel.Minimal), "test");
    }

    private static string[] Some(Random random, string[] of) => [.. of.Where(_ => random.Next(3) == 0)];
}
