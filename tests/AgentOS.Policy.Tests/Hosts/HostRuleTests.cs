using AgentOS.Errors;
using AgentOS.Policy.Documents;
using AgentOS.Policy.Hosts;
using AgentOS.Policy.Levels;

namespace AgentOS.Policy.Tests.Hosts;

/// <summary>Domains, and URLs that try to look like them.</summary>
public sealed class HostRuleTests
{
    private static readonly AgentPolicy s_policy = new PolicyDocument { Permissions = new PermissionsDocument { Network = ["api.example.org", "*.example.net", "192.0.2.1"] } }
        .Apply(PolicyLevels.Of(PolicyLevel.Standard), "test");

    [Theory]
    [InlineData("https://api.example.org/users?x=1#y")]
    [InlineData("https://API.EXAMPLE.ORG")]
    [InlineData("http://api.example.org:8080/")]
    [InlineData("https://a.example.net/")]
    [InlineData("https://a.b.example.net/")]
    [InlineData("http://192.0.2.1/")]
    public void These_are_allowed(string url) => Assert.True(s_policy.CheckUrl("GET", url).IsAllowed, s_policy.CheckUrl("GET", url).Explanation);

    [Theory]
    [InlineData("https://example.org/")]
    [InlineData("https://example.net/")]
    [InlineData("https://badexample.net/")]
    [InlineData("https://api.example.org.evil.example/")]
    [InlineData("https://api.example.org:443@evil.example/")]
    [InlineData("https://api.example.org@evil.example/")]
    [InlineData("https://evil.example/?x=https://api.example.org")]
    [InlineData("https://evil.example#@api.example.org/")]
    [InlineData("https://evil.example\\@api.example.org/")]
    [InlineData("https://evil.example\\.api.example.org/")]
    [InlineData("https://api.example.org./")]
    [InlineData("https://api.examp\u04cfe.org/")]
    [InlineData("https://\uff41pi.example.org/")]
    [InlineData("https://api.example.org%2eevil.example/")]
    [InlineData("https://api.example.org\t.evil.example/")]
    [InlineData("https://api.example.org\r\nHost: evil.example/")]
    [InlineData(" https://api.example.org/")]
    [InlineData("https:///api.example.org/")]
    [InlineData("https:api.example.org/")]
    [InlineData("ftp://api.example.org/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://api.example.org:0/")]
    [InlineData("https://api.example.org:99999/")]
    [InlineData("https://api.example.org:/")]
    [InlineData("http://3221225985/")]
    [InlineData("http://0xC0000201/")]
    [InlineData("http://192.0.513/")]
    [InlineData("http://0300.0.2.1/")]
    [InlineData("http://192.0.2.1./")]
    [InlineData("http://[::ffff:192.0.2.1]/")]
    [InlineData("http://[::1]/")]
    [InlineData("http://127.0.0.1/")]
    [InlineData("https:///")]
    [InlineData("")]
    public void These_are_not(string url) => Assert.False(s_policy.CheckUrl("GET", url).IsAllowed);

    [Theory]
    [InlineData("*.example.org.")]
    [InlineData("*")]
    [InlineData("*.*.org")]
    [InlineData("https://example.org")]
    [InlineData("example.org:443")]
    [InlineData("a@example.org")]
    [InlineData("*.1.2.3.4")]
    [InlineData("ex ample.org")]
    [InlineData("")]
    public void Rules_are_names_only(string text)
    {
        if (text == "*")
            Assert.True(HostPattern.Parse(text).Matches("anything.example"));
        else
            Assert.Equal("policy.bad-rule", Assert.Throws<AgentOSException>(() => HostPattern.Parse(text)).Definition.Code);
    }

    [Fact]
    public void At_level_standard_a_denial_names_the_domain_and_how_to_grant_it()
    {
        Decision decision = PolicyLevels.Of(PolicyLevel.Standard).CheckUrl("GET", "https://api.example.org/users/1");
        Assert.Contains("the domain api.example.org is not allowed", decision.Reason, StringComparison.Ordinal);
        Assert.Contains("""{"can_http":true,"network":["api.example.org"]}""", decision.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_denial_tells_to_grant_allows_it()
    {
        AgentPolicy granted = new PolicyDocument { Permissions = new PermissionsDocument { CanHttp = true, Network = ["api.example.org"] } }.Apply(PolicyLevels.Of(PolicyLevel.Standard), "test");
        Assert.True(granted.CheckUrl("get", "https://api.example.org/users/1").IsAllowed);
    }

    [Fact]
    public void Methods_are_a_list_too()
    {
        AgentPolicy reading = new PolicyDocument { Permissions = new PermissionsDocument { AllowedHttpMethods = ["get"] } }.Apply(s_policy, "test");
        Assert.True(reading.CheckUrl("GET", "https://api.example.org/").IsAllowed);
        Assert.False(reading.CheckUrl("DELETE", "https://api.example.org/").IsAllowed);
    }
}
