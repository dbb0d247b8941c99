using System.Net;
using System.Text;
using AgentOS.Errors;
using AgentOS.Network.Policy;
using AgentOS.Policy;
using AgentOS.Policy.Documents;
using AgentOS.Policy.Levels;

namespace AgentOS.Network.Tests.Policy;

/// <summary>What a policy says to hosts.</summary>
public sealed class EgressPolicyTests
{
    private static readonly EgressPolicy s_everything = EgressPolicy.Of(["*", "*:22"], []);

    private static readonly EgressPolicy s_policy = EgressPolicy.Of(
        ["api.example.com", "*.example.net", "db.example.com:5432 raw", "192.0.2.7:22 raw", "deep.example.net:8443"], ["bad.example.net", "api.example.com:80", "192.0.2.9"]);

    [Theory]
    [InlineData("api.example.com", 443)]
    [InlineData("API.Example.COM.", 443)]
    [InlineData("a.example.net", 80)]
    [InlineData("a.b.example.net", 443)]
    [InlineData("db.example.com", 5432)]
    [InlineData("192.0.2.7", 22)]
    [InlineData("deep.example.net", 8443)]
    [InlineData("deep.example.net", 443)]
    public void N14_allowed_hosts_are_allowed_in_every_spelling_of_the_same_name(string host, int port) => Assert.True(s_policy.Decide(host, port).IsAllowed, s_policy.Decide(host, port).Reason);

    [Theory]
    [InlineData("evilexample.com", RefusalKind.NoRule)]
    [InlineData("api.example.com.evil.com", RefusalKind.NoRule)]
    [InlineData("notexample.net", RefusalKind.NoRule)]
    [InlineData("example.net", RefusalKind.NoRule)]
    [InlineData("example.net.evil.com", RefusalKind.NoRule)]
    [InlineData("bad.example.net", RefusalKind.DenyRule)]
    [InlineData("db.example.com", RefusalKind.Port)]
    [InlineData("xn--pi-5kc.example.com", RefusalKind.NoRule)]
    [InlineData("\u0430pi.example.com", RefusalKind.BadName)]
    [InlineData("api\u3002example\u3002com", RefusalKind.BadName)]
    [InlineData("api.example.com\0.evil.com", RefusalKind.BadName)]
    [InlineData("api.example.com%00", RefusalKind.BadName)]
    [InlineData("api.example.com\r\n", RefusalKind.BadName)]
    [InlineData("api.example.com\t", RefusalKind.BadName)]
    [InlineData(" api.example.com", RefusalKind.BadName)]
    [InlineData("api.example.com..", RefusalKind.BadName)]
    [InlineData("ok@api.example.com", RefusalKind.BadName)]
    [InlineData("api.example.com/", RefusalKind.BadName)]
    [InlineData("api.example.com#", RefusalKind.BadName)]
    [InlineData("", RefusalKind.BadName)]
    [InlineData(".", RefusalKind.BadName)]
    public void N14_N15_N16_look_alikes_suffixes_and_odd_bytes_are_refused(string host, RefusalKind kind)
    {
        EgressDecision decision = s_policy.Decide(host, 443);
        Assert.False(decision.IsAllowed);
        Assert.Equal(kind, decision.Refusal!.Kind);
        Assert.NotNull(decision.Remedy);
    }

    [Theory]
    [InlineData("2852039166")]
    [InlineData("0xA9FEA9FE")]
    [InlineData("0251.254.169.254")]
    [InlineData("169.254.43518")]
    [InlineData("169.254.169.254")]
    [InlineData("[fd00:ec2::254]")]
    [InlineData("[::ffff:169.254.169.254]")]
    [InlineData("100.100.100.200")]
    [InlineData("168.63.129.16")]
    [InlineData("192.0.0.192")]
    [InlineData("metadata.google.internal")]
    [InlineData("METADATA.google.internal.")]
    [InlineData("instance-data.ec2.internal")]
    [InlineData("[64:ff9b::a9fe:a9fe]")]
    [InlineData("[2002:a9fe:a9fe::1]")]
    public void N03_N04_metadata_services_are_denied_even_when_everything_is_allowed(string host) => Assert.False(s_everything.Decide(host, 80).IsAllowed);

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.9.9.9")]
    [InlineData("0.0.0.0")]
    [InlineData("[::]")]
    [InlineData("[::1]")]
    [InlineData("localhost")]
    [InlineData("a.localhost")]
    [InlineData("printer.local")]
    [InlineData("host.docker.internal")]
    [InlineData("10.1.2.3")]
    [InlineData("[::ffff:0:10.1.2.3]")]
    [InlineData("[::10.1.2.3]")]
    [InlineData("[2001:0:a9fe:a9fe::1]")]
    [InlineData("[64:ff9b:1::a01:203]")]
    [InlineData("[fe80::1]")]
    [InlineData("[fc00::1]")]
    [InlineData("[fec0::1]")]
    [InlineData("[ff02::1]")]
    [InlineData("172.31.0.1")]
    [InlineData("192.168.1.1")]
    [InlineData("100.64.0.1")]
    [InlineData("169.254.1.1")]
    [InlineData("198.18.0.1")]
    [InlineData("224.0.0.251")]
    [InlineData("255.255.255.255")]
    [InlineData("[64:ff9b::7f00:1]")]
    [InlineData("[64:ff9b::a00:1]")]
    [InlineData("[2002:7f00:1::]")]
    public void N05_N06_reserved_hosts_are_denied_even_when_everything_is_allowed(string host)
    {
        EgressDecision decision = s_everything.Decide(host, 443);
        Assert.Equal(RefusalKind.Reserved, decision.Refusal?.Kind);
        EgressPolicy named = EgressPolicy.Of([$"{host} private"], []);
        Assert.True(named.Decide(host, 443).IsAllowed, "naming it exactly with private must be enough");
        Assert.False(EgressPolicy.Of([host, "*"], []).Decide(host, 443).IsAllowed, "naming it without private must not be");
    }

    [Theory]
    [InlineData("93.184.216.34")]
    [InlineData("[2606:2800:220:1:248:1893:25c8:1946]")]
    [InlineData("172.32.0.1")]
    [InlineData("198.20.0.1")]
    [InlineData("[64:ff9b::5db8:d822]")]
    public void Public_addresses_are_not_reserved(string host) => Assert.True(s_everything.Decide(host, 443).IsAllowed);

    [Fact]
    public void N01_N02_an_address_without_a_name_is_a_literal_in_both_families()
    {
        foreach (string literal in new[] { "203.0.113.7", "2001:db8::7", "::ffff:203.0.113.7" })
        {
            EgressDecision decision = s_policy.Decide(IPAddress.Parse(literal), 443);
            Assert.Equal(RefusalKind.Literal, decision.Refusal?.Kind);
            Assert.Equal(s_policy.Decide(IPAddress.Parse("203.0.113.7"), 443).Verdict, decision.Verdict);
        }

        Assert.True(s_policy.Decide(IPAddress.Parse("::ffff:192.0.2.7"), 22).IsAllowed);
    }

    [Fact]
    public void N02_a_denied_address_is_denied_in_every_spelling() =>
        Assert.All(["203.0.113.9", "[::ffff:203.0.113.9]"], host => Assert.Equal(RefusalKind.DenyRule, EgressPolicy.Of(["*"], ["203.0.113.9"]).Decide(host, 443).Refusal?.Kind));

    [Fact]
    public void What_denies_beats_what_allows()
    {
        Assert.False(s_policy.Decide("api.example.com", 80).IsAllowed);
        Assert.True(s_policy.Decide("api.example.com", 443).IsAllowed);
        Assert.Equal("bad.example.net", s_policy.Decide("bad.example.net", 443).Rule?.Text);
    }

    [Fact]
    public void The_most_exact_rule_decides()
    {
        EgressPolicy policy = EgressPolicy.Of(["*", "*.example.com methods=GET", "api.example.com", "api.example.com:443 methods=POST"], []);
        Assert.Equal("api.example.com:443 methods=POST", policy.Decide("api.example.com", 443).Rule?.Text);
        Assert.Equal("api.example.com", policy.Decide("api.example.com", 80).Rule?.Text);
        Assert.Equal("*.example.com methods=GET", policy.Decide("www.example.com", 80).Rule?.Text);
        Assert.Equal("*", policy.Decide("www.example.org", 80).Rule?.Text);
    }

    [Fact]
    public void Several_rules_for_the_same_hosts_permit_what_any_of_them_permits()
    {
        EgressPolicy policy = EgressPolicy.Of(["a.example methods=GET", "a.example methods=POST paths=/upload"], []);
        Assert.True(policy.Permits("a.example", 443, "GET", "/x"));
        Assert.True(policy.Permits("a.example", 443, "POST", "/upload"));
        Assert.False(policy.Permits("a.example", 443, "POST", "/x"));
    }

    [Fact]
    public void Ports_are_all_that_rules_name()
    {
        Assert.Equal([22, 80, 443, 5432, 8443], s_policy.Ports.Order());
        Assert.Empty(EgressPolicy.Nothing.Ports);
        Assert.False(EgressPolicy.Nothing.Decide("api.example.com", 443).IsAllowed);
    }

    [Fact]
    public void A_policy_changes_by_generations()
    {
        EgressPolicy more = s_policy.Allowing(EgressRule.Parse("new.example"));
        Assert.Equal(s_policy.Generation + 1, more.Generation);
        Assert.True(more.Decide("new.example", 443).IsAllowed);
        EgressPolicy less = more.Denying(EgressRule.Parse("new.example"));
        Assert.Equal(RefusalKind.DenyRule, less.Decide("new.example", 443).Refusal?.Kind);
        Assert.True(less.Allowing(EgressRule.Parse("new.example")).Decide("new.example", 443).IsAllowed);
    }

    [Fact]
    public void A_policy_file_is_understood_wholly_or_not_at_all()
    {
        EgressPolicy policy = EgressPolicy.Parse("""{"allow": ["a.example:81"], "deny": ["b.a.example"]}"""u8.ToArray());
        Assert.True(policy.Decide("a.example", 81).IsAllowed);
        Assert.Single(policy.Deny);
        foreach (string bad in new[] { "", "[]", "null", """{"allow": "a"}""", """{"allow": null}""", """{"allow": [null]}""", """{"alow": []}""", """{"allow": [1]}""" })
            Assert.Equal("network.bad-policy", Assert.Throws<AgentOSException>(() => EgressPolicy.Parse(Encoding.UTF8.GetBytes(bad))).Definition.Code);
    }

    [Fact]
    public void Permissions_of_an_agent_are_a_policy_too()
    {
        AgentPolicy permissions = new PolicyDocument { Permissions = new PermissionsDocument { CanHttp = true, Network = ["api.example.org"], AllowedHttpMethods = ["get"] } }
            .Apply(PolicyLevels.Of(PolicyLevel.Standard), "test");
        EgressPolicy policy = EgressPolicy.Of(permissions);
        Assert.True(policy.Decide("api.example.org", 443).IsAllowed);
        Assert.False(policy.Permits("api.example.org", 443, "POST", "/"));
        Assert.Empty(EgressPolicy.Of(PolicyLevels.Of(PolicyLevel.Standard)).Allow);
    }
}
