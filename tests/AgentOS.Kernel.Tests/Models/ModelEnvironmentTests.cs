using AgentOS.Kernel.Models;
using AgentOS.Policy.Hosts;
using AgentOS.Vault;
using AgentOS.Vault.Secrets;

namespace AgentOS.Kernel.Tests.Models;

/// <summary>A program that has a provider's key asks that provider, and the gateway for the others.</summary>
public class ModelEnvironmentTests
{
    private static readonly Dictionary<string, string> s_nothing = new(StringComparer.Ordinal);

    [Fact]
    public void Without_keys_all_providers_are_the_gateways()
    {
        IReadOnlyDictionary<string, string> variables = ModelEnvironment.Add(s_nothing, [], "placeholder", 1234);
        Assert.Equal("http://127.0.0.1:1234/v1", variables["OPENAI_BASE_URL"]);
        Assert.Equal("placeholder", variables["OPENAI_API_KEY"]);
        Assert.Equal("http://127.0.0.1:1234", variables["ANTHROPIC_BASE_URL"]);
        Assert.Equal("http://127.0.0.1:1234", variables["GOOGLE_GEMINI_BASE_URL"]);
    }

    [Theory]
    [InlineData("OPENAI_API_KEY", "proxy.example.org")]
    [InlineData("MY_KEY", "api.openai.com")]
    [InlineData("MY_KEY", "*.openai.com")]
    public void A_bound_key_keeps_its_provider_to_itself(string variable, string host)
    {
        using SecretValue value = SecretValue.Parse("canary");
        IReadOnlyDictionary<string, string> variables = ModelEnvironment.Add(s_nothing, [new SecretBinding(variable, "p", value, HostPattern.Parse(host), SecretPlace.Bearer)], "placeholder", 1234);
        Assert.DoesNotContain("OPENAI_BASE_URL", variables.Keys);
        Assert.DoesNotContain("OPENAI_API_KEY", variables.Keys);
        Assert.Contains("ANTHROPIC_BASE_URL", variables.Keys);
    }

    [Fact]
    public void Googles_second_name_counts_too_and_a_variable_that_is_set_is_left_alone()
    {
        IReadOnlyDictionary<string, string> variables = ModelEnvironment.Add(new Dictionary<string, string> { ["GOOGLE_API_KEY"] = "mine", ["OPENAI_BASE_URL"] = "http://own" }, [], "placeholder", 1234);
        Assert.DoesNotContain("GOOGLE_GEMINI_BASE_URL", variables.Keys);
        Assert.Equal("http://own", variables["OPENAI_BASE_URL"]);
        Assert.DoesNotContain("OPENAI_API_KEY", variables.Keys);
    }
}
