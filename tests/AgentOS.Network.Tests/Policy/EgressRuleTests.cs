using AgentOS.Errors;
using AgentOS.Network.Policy;

namespace AgentOS.Network.Tests.Policy;

/// <summary>Rules as they are written.</summary>
public sealed class EgressRuleTests
{
    [Theory]
    [InlineData("api.example.org", "api.example.org")]
    [InlineData("  API.Example.ORG.  ", "api.example.org")]
    [InlineData("api.example.org:8443", "api.example.org:8443")]
    [InlineData("*.example.org:22 raw", "*.example.org:22 raw")]
    [InlineData("*", "*")]
    [InlineData("*.example.org.", "*.example.org")]
    [InlineData("[::ffff:192.0.2.1]:22", "192.0.2.1:22")]
    [InlineData("192.0.2.1:22 raw private", "192.0.2.1:22 raw private")]
    [InlineData("[2001:DB8::1]:443", "[2001:db8::1]:443")]
    [InlineData("[2001:db8::1]", "[2001:db8::1]")]
    [InlineData("a.example paths=/v1/*,/v2 methods=get,POST", "a.example methods=GET,POST paths=/v1/*,/v2")]
    [InlineData("a.example upload=10M download=2G connections=3 allow-no-sni", "a.example allow-no-sni upload=10485760 download=2147483648 connections=3")]
    public void A_rule_has_one_spelling(string written, string text)
    {
        EgressRule rule = EgressRule.Parse(written);
        Assert.Equal(text, rule.Text);
        Assert.Equal(rule, EgressRule.Parse(rule.Text));
    }

    [Theory]
    [InlineData("a.example=the reason", "a.example", "the reason")]
    [InlineData("a.example:81=x=y", "a.example:81", "x=y")]
    [InlineData("a.example raw =two words", "a.example raw", "two words")]
    [InlineData("a.example methods=GET =why", "a.example methods=GET", "why")]
    [InlineData("a.example methods=GET", "a.example methods=GET", null)]
    public void A_reason_is_kept_and_decides_nothing(string written, string text, string? reason)
    {
        EgressRule rule = EgressRule.Parse(written);
        Assert.Equal(text, rule.Text);
        Assert.Equal(reason, rule.Reason);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("=reason")]
    [InlineData("a.example:0")]
    [InlineData("a.example:65536")]
    [InlineData("a.example:http")]
    [InlineData("a.example:")]
    [InlineData("a.example:+80")]
    [InlineData("2001:db8::1")]
    [InlineData("https://a.example")]
    [InlineData("a.example/path")]
    [InlineData("user@a.example")]
    [InlineData("a..example")]
    [InlineData("a*.example")]
    [InlineData("*.*.example")]
    [InlineData("*.")]
    [InlineData("127.1")]
    [InlineData("0x7f.0.0.1")]
    [InlineData("2130706433")]
    [InlineData("xn--\u0430.example")]
    [InlineData("\u0430pi.example")]
    [InlineData("a.example rawer")]
    [InlineData("a.example raw=yes")]
    [InlineData("a.example raw raw")]
    [InlineData("a.example methods=")]
    [InlineData("a.example methods=G ET")]
    [InlineData("a.example methods=GET,")]
    [InlineData("a.example paths=v1")]
    [InlineData("a.example paths=/a?b")]
    [InlineData("a.example upload=lots")]
    [InlineData("a.example upload=-1")]
    [InlineData("a.example upload=9999999999999G")]
    [InlineData("a.example connections=x")]
    [InlineData("a.example raw methods=GET")]
    [InlineData("a.example raw allow-no-sni")]
    [InlineData("*.example private")]
    [InlineData("* private")]
    [InlineData("a.example\nb.example")]
    public void What_is_no_rule_is_refused(string written) =>
        Assert.Contains(Assert.Throws<AgentOSException>(() => EgressRule.Parse(written)).Definition.Code, new[] { "network.bad-rule", "policy.bad-rule" });

    [Theory]
    [InlineData("/v1/*", "/v1/", true)]
    [InlineData("/v1/*", "/v1/a/b?x=/../", true)]
    [InlineData("/v1/*", "/v1", false)]
    [InlineData("/v1/*", "/v2/v1/", false)]
    [InlineData("/v1/*", "/v1/../admin", false)]
    [InlineData("/v1/*", "/v1/%2e%2e/admin", false)]
    [InlineData("/v1/*", "/v1/%2E./admin", false)]
    [InlineData("/v1/*", "/v1//admin", false)]
    [InlineData("/v1/*", "/v1/%2fadmin", false)]
    [InlineData("/v1/*", "/v1/%252e%252e/admin", false)]
    [InlineData("/v1/*", "/v1/..\\admin", false)]
    [InlineData("/v1/*", "/v1/..;/admin", false)]
    [InlineData("/*/b", "/a/x/b", true)]
    [InlineData("/*/b", "/b", false)]
    [InlineData("/a*a", "/a", false)]
    [InlineData("/*ab*ab", "/xab", false)]
    [InlineData("/*ab*ab", "/abab", true)]
    [InlineData("/exact", "/exact?q", true)]
    [InlineData("/exact", "/exact/", false)]
    public void Paths_are_matched_as_everybody_reads_them(string pattern, string target, bool matches) => Assert.Equal(matches, PathPattern.Parse(pattern).Matches(target));
}
