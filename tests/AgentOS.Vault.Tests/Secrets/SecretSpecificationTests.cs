using AgentOS.Errors;
using AgentOS.Vault.Providers;
using AgentOS.Vault.Secrets;
using AgentOS.Vault.Tests.Vaults;

namespace AgentOS.Vault.Tests.Secrets;

public class SecretSpecificationTests
{
    [Theory]
    [InlineData("TOKEN=env@api.example.com", "TOKEN", null, null, "api.example.com", "Authorization", "Bearer ")]
    [InlineData("TOKEN=env/OTHER@api.example.com:bearer", "OTHER", null, null, "api.example.com", "Authorization", "Bearer ")]
    [InlineData("KEY=vault:anthropic", null, "anthropic", null, "api.anthropic.com", "x-api-key", "")]
    [InlineData("KEY=vault:anthropic/prod@*.example.com:header=X-Token", null, "anthropic", "prod", "*.example.com", "X-Token", "")]
    [InlineData("KEY=vault:own@api.example.com:query=key", null, "own", null, "api.example.com", "key", "")]
    [InlineData("KEY=vault:own@api.example.com:x-api-key", null, "own", null, "api.example.com", "x-api-key", "")]
    public void A_secret_is_read(string text, string? variable, string? provider, string? keyId, string host, string place, string prefix)
    {
        SecretSpecification secret = SecretSpecification.Parse(text);
        Assert.Equal((variable, provider, keyId), (secret.EnvironmentVariable, secret.Provider, secret.KeyId));
        Assert.Equal((host, place, prefix), (secret.Host?.Text, secret.Place.Name, secret.Place.Prefix));
    }

    [Theory]
    [InlineData("")]
    [InlineData("=env@api.example.com")]
    [InlineData("1A=env@api.example.com")]
    [InlineData("A B=env@api.example.com")]
    [InlineData("TOKEN")]
    [InlineData("TOKEN=")]
    [InlineData("TOKEN=sk-typed-here@api.example.com")]
    [InlineData("TOKEN=env@api.example.com:cookie")]
    [InlineData("TOKEN=env@api.example.com:header=")]
    [InlineData("TOKEN=env@api.example.com:header=A: b")]
    public void What_is_no_secret_is_refused(string text) => Assert.Equal(VaultErrors.BadSecret, VaultTests.Refused(() => SecretSpecification.Parse(text)));

    [Theory]
    [InlineData("TOKEN=env@api.example.com@evil.com", "policy.bad-rule")]
    [InlineData("TOKEN=env@api example.com", "policy.bad-rule")]
    [InlineData("TOKEN=vault:../x@api.example.com", "vault.bad-name")]
    public void Hosts_and_names_are_checked(string text, string code) =>
        Assert.Equal(code, Assert.Throws<AgentOSException>(() => SecretSpecification.Parse(text)).Definition.Code);

    [Fact]
    public void A_secret_without_a_host_is_not_bound()
    {
        SecretSpecification secret = SecretSpecification.Parse("PATH=env");
        Assert.Equal(VaultErrors.BadSecret, VaultTests.Refused(() => secret.Bind(() => throw new InvalidOperationException()).Dispose()));
    }

    [Fact]
    public void A_placeholder_has_the_shape_of_the_providers_keys_and_is_never_the_same()
    {
        foreach (KnownProvider provider in KnownProvider.All)
        {
            string first = Placeholder.Make(provider, provider.Length), second = Placeholder.Make(provider, provider.Length);
            Assert.StartsWith(provider.Prefix, first, StringComparison.Ordinal);
            Assert.Contains(Placeholder.Mark, first, StringComparison.Ordinal);
            Assert.Equal(provider.Length, first.Length);
            Assert.NotEqual(first, second);
            Assert.NotNull(SecretPlace.Parse(provider.Place));
        }
    }

    [Fact]
    public void Binding_takes_the_value_from_the_vault()
    {
        using VaultUnderTest files = new();
        using KeyVault vault = files.Open();
        VaultTests.Add(vault, "anthropic", null, "sk-ant-api03-canary");
        using SecretBinding binding = SecretSpecification.Parse("ANTHROPIC_API_KEY=vault:anthropic").Bind(() => vault);
        Assert.Equal("sk-ant-api03-canary", binding.Value.Reveal());
        Assert.DoesNotContain("canary", binding.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("canary", binding.Placeholder, StringComparison.Ordinal);
    }
}
