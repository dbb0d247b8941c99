using AgentOS.Store.Approvals.Warnings;

namespace AgentOS.Store.Tests.Approvals;

public sealed class PermissionWarningTests
{
    [Theory]
    [InlineData("api.anthropic.com")]
    [InlineData("api.example.org")]
    [InlineData("*.googleapis.com")]
    [InlineData("maps.google.com")]
    [InlineData("github.com")]
    [InlineData("console.groq.com")]
    [InlineData("*.example.co.uk")]
    public void Ordinary_names_raise_none(string domain) => Assert.Empty(Network(domain));

    [Theory]
    [InlineData("api.anthropic.com.example.net", "Anthropic")]
    [InlineData("anthropic-api.com", "Anthropic")]
    [InlineData("api.anthr0pic.com", "Anthropic")]
    [InlineData("api.antropic.com", "Anthropic")]
    [InlineData("api.openal.com", "OpenAI")]
    [InlineData("api.0penai.com", "OpenAI")]
    [InlineData("openai.example.org", "OpenAI")]
    [InlineData("api.rnistral.ai", "Mistral")]
    [InlineData("api.deepsek.com", "DeepSeek")]
    [InlineData("*.groqq.com", "Groq")]
    public void Names_like_a_known_providers_do(string domain, string provider) =>
        Assert.Contains(provider, Assert.Single(Network(domain)), StringComparison.Ordinal);

    [Theory]
    [InlineData("*.com", "no limit")]
    [InlineData("*.co.uk", "no limit")]
    [InlineData("*.github.io", "no limit")]
    [InlineData("*.workers.dev", "no limit")]
    [InlineData("xn--pypal-4ve.com", "other letters")]
    public void So_do_wildcards_over_everybodys_names_and_encoded_letters(string domain, string words) =>
        Assert.Contains(words, Assert.Single(Network(domain)), StringComparison.Ordinal);

    [Theory]
    [InlineData("{provider: anthropic}", null)]
    [InlineData("{provider: anthr0pic}", "looks like anthropic")]
    [InlineData("{provider: open-ai}", "looks like openai")]
    [InlineData("{provider: weather, domain: api.example.org}", "not known here; its key belongs to api.example.org")]
    [InlineData("{provider: weather}", "no host, so it is not used")]
    [InlineData("{provider: openai, domain: gateway.example.org}", "not to api.openai.com")]
    [InlineData("{provider: openai, passthrough: true}", "itself")]
    public void Keys_that_go_elsewhere_do(string key, string? words)
    {
        IReadOnlyList<string> warnings = PermissionWarnings.Of(Agents.Permissions($"keys: [{key}]\n"));
        if (words is null)
            Assert.Empty(warnings);
        else
            Assert.Contains(words, Assert.Single(warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void An_unrestricted_network_does() =>
        Assert.Single(PermissionWarnings.Of(Agents.Permissions("permissions: {network_unrestricted: true}\n")));

    private static IReadOnlyList<string> Network(string domain) =>
        PermissionWarnings.Of(Agents.Permissions($"permissions: {{network: [{{domain: '{domain}', reason: r}}]}}\n"));
}
