using AgentOS.Errors;
using AgentOS.Store.Running;
using AgentOS.Store.Tests.Approvals;
using AgentOS.Testing;
using AgentOS.Vault;
using AgentOS.Vault.Secrets;

namespace AgentOS.Store.Tests.Running;

/// <summary>Which keys an agent is given, in which form, and for which host.</summary>
public sealed class ManifestSecretsTests(ManifestSecretsTests.StoredKeys stored) : IClassFixture<ManifestSecretsTests.StoredKeys>
{
    private const string Names = "permissions: {network: [{domain: api.openai.com, reason: r}, {domain: api.example.org, reason: r}]}\n";

    [Fact]
    public void A_key_is_a_placeholder_bound_to_its_providers_host()
    {
        AgentKeys keys = Take(Names + "keys: [{provider: openai, env_var: MY_KEY, base_url_env: MY_URL}, {provider: weather, domain: api.example.org, auth_style: query=key}]\n");
        Assert.Equal(["MY_KEY for api.openai.com", "WEATHER_API_KEY for api.example.org"], keys.Bound.Select(binding => binding.ToString()));
        Assert.All(keys.Bound, binding => Assert.Contains(Placeholder.Mark, binding.Placeholder, StringComparison.Ordinal));
        Assert.All(keys.Bound, binding => Assert.DoesNotContain("canary", binding.Placeholder, StringComparison.Ordinal));
        Assert.Equal(["openai-canary", "weather-canary"], keys.Bound.Select(binding => binding.Value.Reveal()));
        Assert.Equal([SecretPlace.Bearer, SecretPlace.Parse("query=key")!], keys.Bound.Select(binding => binding.Place));
        Assert.Equal(new Dictionary<string, string> { ["MY_URL"] = "https://api.openai.com" }, keys.Addresses);
        Assert.Empty(keys.Itself);
    }

    [Fact]
    public void A_key_itself_is_given_where_that_was_approved_and_nowhere_else()
    {
        const string both = Names + "keys: [{provider: openai}, {provider: weather, domain: api.example.org, passthrough: true}]\n";
        AgentKeys keys = Take(both);
        Assert.Equal(new Dictionary<string, string> { ["WEATHER_API_KEY"] = "weather-canary" }, keys.Itself);
        Assert.Equal("OPENAI_API_KEY", Assert.Single(keys.Bound).Variable);
        Assert.DoesNotContain("canary", keys.ToString(), StringComparison.Ordinal);

        AgentKeys without = Take(both.Replace(", passthrough: true", "", StringComparison.Ordinal));
        Assert.Empty(without.Itself);
        Assert.Equal(2, without.Bound.Count);
    }

    [Theory]
    [InlineData("keys: [{provider: openai, domain: api.example.org}]", "store.key-host")]
    [InlineData("keys: [{provider: openai, domain: api.example.org, required: false}]", "store.key-host")]
    [InlineData("keys: [{provider: weather}]", "store.key-host")]
    [InlineData("keys: [{provider: groq}]", "store.key-unreachable")]
    [InlineData("keys: [{provider: other, domain: api.example.org}]", "store.key-missing")]
    [InlineData("keys: [{provider: other, passthrough: true}]", "store.key-missing")]
    public void What_cannot_be_used_as_declared_stops_the_start(string keys, string code) =>
        Assert.Equal(code, Assert.Throws<AgentOSException>(() => Take(Names + keys + "\n")).Definition.Code);

    [Theory]
    [InlineData("keys: [{provider: weather, required: false}]")]
    [InlineData("keys: [{provider: groq, required: false}]")]
    [InlineData("keys: [{provider: other, domain: api.example.org, required: false}]")]
    [InlineData("keys: [{provider: other, passthrough: true, required: false}]")]
    public void What_can_be_done_without_is(string keys)
    {
        AgentKeys taken = Take(Names + keys + "\n");
        Assert.Empty(taken.Bound);
        Assert.Empty(taken.Itself);
    }

    [Fact]
    public void Models_take_the_place_of_a_missing_key_but_not_of_one_that_is_there()
    {
        const string declared = "keys: [{provider: openai}, {provider: anthropic}]\n";
        Assert.Equal("OPENAI_API_KEY", Assert.Single(Take(Names + declared, hasModels: true).Bound).Variable);
        Assert.Equal("store.key-unreachable", Assert.Throws<AgentOSException>(() => Take(Names + declared)).Definition.Code);
        Assert.Equal("store.key-missing", Assert.Throws<AgentOSException>(() => Take(Names + "keys: [{provider: other, domain: api.example.org}]\n", hasModels: true)).Definition.Code);
        Assert.Equal("store.key-missing", Assert.Throws<AgentOSException>(() => Take("keys: [{provider: anthropic, passthrough: true}]\n", hasModels: true)).Definition.Code);
    }

    [Fact]
    public void Without_declared_keys_that_of_the_default_provider_is_used()
    {
        const string implied = "default_provider: openai\n" + Names, model = "  default_model: {provider: anthropic}\n";
        Assert.Equal("OPENAI_API_KEY", Assert.Single(Take(implied).Bound).Variable);
        Assert.Equal("OPENAI_API_KEY", Assert.Single(Take(model + implied).Bound).Variable);
        Assert.Equal("store.key-unreachable", Assert.Throws<AgentOSException>(() => Take(model + Names)).Definition.Code);
        Assert.Empty(Take(model + Names, hasModels: true).Bound);
        Assert.Empty(Take("default_provider: groq\n", hasModels: true).Bound);
    }

    [Fact]
    public void What_is_missing_is_told_before_the_vault_is_opened()
    {
        ManifestSecrets secrets = Secrets(Names + "keys: [{provider: openai}, {provider: other, domain: api.example.org}, {provider: third, domain: api.example.org, required: false}, {provider: groq, required: false}]\n", hasModels: false);
        Assert.Equal(["other", "third"], secrets.Missing(new HashSet<string>(["openai"], StringComparer.Ordinal)).Select(key => key.Provider));
        Assert.Empty(Secrets(Names + "keys: [{provider: openai}]\n", hasModels: true).Missing(new HashSet<string>(StringComparer.Ordinal)));
    }

    private static ManifestSecrets Secrets(string manifest, bool hasModels) => new(Agents.Permissions(manifest), hasModels);

    private AgentKeys Take(string manifest, bool hasModels = false) => Secrets(manifest, hasModels).Take(() => stored.Vault);

    /// <summary>A vault with two keys. Deriving its key takes a moment, so there is one for all.</summary>
    public sealed class StoredKeys : IDisposable
    {
        private readonly TempDirectory _directory = new();

        public StoredKeys()
        {
            Vault = KeyVault.Open(new VaultLocation(_directory["vault"]));
            using SecretValue openAI = SecretValue.Parse("openai-canary"), weather = SecretValue.Parse("weather-canary");
            Vault.Set((KeyName.Of("openai"), openAI), (KeyName.Of("weather"), weather));
        }

        public KeyVault Vault { get; }

        public void Dispose()
        {
            Vault.Dispose();
            _directory.Dispose();
        }
    }
}
