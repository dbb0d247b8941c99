namespace AgentOS.Store.Tests.Manifests;

public sealed class ManifestRuleTests
{
    [Theory]
    [Trait("Rule", "MF-6")]
    [InlineData("abc", true)]
    [InlineData("a-1", true)]
    [InlineData("a123456789012345678901234567890123456789", true)]
    [InlineData("a1234567890123456789012345678901234567890", false)]
    [InlineData("ab", false)]
    [InlineData("Abc", false)]
    [InlineData("1abc", false)]
    [InlineData("abc-", false)]
    [InlineData("a_c", false)]
    [InlineData("a/../b", false)]
    [InlineData("äbc", false)]
    public void A_name_is_three_to_forty_small_letters_digits_and_hyphens(string name, bool isGood) =>
        Assert.Equal(isGood, Yaml.Errors(Yaml.Least.Replace("name: hello-agent", "name: " + name, StringComparison.Ordinal)).Count == 0);

    [Theory]
    [Trait("Rule", "MF-7")]
    [InlineData("1.0.0", true)]
    [InlineData("10.20.30-rc.1+build.5", true)]
    [InlineData("1.0", false)]
    [InlineData("v1.0.0", false)]
    [InlineData("1..0", false)]
    [InlineData("1.0.x", false)]
    [InlineData("latest", false)]
    public void A_version_begins_with_three_numbers(string version, bool isGood) =>
        Assert.Equal(isGood, Yaml.Errors(Yaml.Least.Replace("1.0.0", version, StringComparison.Ordinal)).Count == 0);

    [Theory]
    [Trait("Rule", "MF-8")]
    [InlineData("api.example.org", true)]
    [InlineData("'*.google.com'", true)]
    [InlineData("API.Example.ORG", true)]
    [InlineData("xn--bcher-kva.example", true)]
    [InlineData("'*.com'", true)]
    [InlineData("'*'", false)]
    [InlineData("'*.'", false)]
    [InlineData("'*.*.com'", false)]
    [InlineData("api.*.com", false)]
    [InlineData("localhost", false)]
    [InlineData("192.168.0.1", false)]
    [InlineData("0x7f.1", false)]
    [InlineData("2130706433", false)]
    [InlineData("'[::1]'", false)]
    [InlineData("'::1'", false)]
    [InlineData("'*.10.0.0.1'", false)]
    [InlineData("api.example.org:8443", false)]
    [InlineData("https://api.example.org", false)]
    [InlineData("api.example.org/v1", false)]
    [InlineData("bücher.example", false)]
    [InlineData("a..b", false)]
    [InlineData("api.example.org.", false)]
    [InlineData("-a.example.org", false)]
    [InlineData("'a b.example.org'", false)]
    public void A_domain_is_the_name_of_a_host_or_the_end_of_names(string domain, bool isGood) =>
        Assert.Equal(isGood, Yaml.Errors(Yaml.Least + $"permissions:\n  network:\n    - {{domain: {domain}, reason: r}}\n").Count == 0);

    [Fact]
    [Trait("Rule", "MF-8")]
    public void A_domain_has_a_reason() =>
        Assert.Single(Yaml.Errors(Yaml.Least + "permissions:\n  network:\n    - domain: api.example.org\n"));

    [Theory]
    [Trait("Rule", "MF-9")]
    [InlineData("none", true)]
    [InlineData("readonly", true)]
    [InlineData("readwrite", true)]
    [InlineData("write", false)]
    [InlineData("true", false)]
    public void The_workspace_is_none_readonly_or_readwrite(string mode, bool isGood) =>
        Assert.Equal(isGood, Yaml.Errors(Yaml.Least + $"permissions: {{filesystem: {{workspace: {mode}}}}}\n").Count == 0);

    [Theory]
    [Trait("Rule", "MF-10")]
    [InlineData("{provider: openai}", true)]
    [InlineData("{provider: openai, env_var: MY_KEY, domain: gw.example.org, auth_style: header=X-Key, base_url_env: MY_URL}", true)]
    [InlineData("{provider: OpenAI}", false)]
    [InlineData("{provider: openai, env_var: my_key}", false)]
    [InlineData("{provider: openai, env_var: PATH}", false)]
    [InlineData("{provider: openai, env_var: LD_AUDIT}", false)]
    [InlineData("{provider: openai, env_var: DYLD_INSERT_LIBRARIES}", false)]
    [InlineData("{provider: e2b}", false)]
    [InlineData("{provider: openai, base_url_env: HOME}", false)]
    [InlineData("{provider: openai, base_url_env: OPENAI_API_KEY}", false)]
    [InlineData("{provider: openai, domain: '*.openai.com'}", false)]
    [InlineData("{provider: openai, domain: 10.0.0.1}", false)]
    [InlineData("{provider: openai, auth_style: basic}", false)]
    [InlineData("{provider: openai, required: maybe}", false)]
    [InlineData("{env_var: OPENAI_API_KEY}", false)]
    [InlineData("openai", false)]
    public void A_key_has_a_provider_a_variable_and_one_host(string key, bool isGood) =>
        Assert.Equal(isGood, Yaml.Errors(Yaml.Least + $"keys:\n  - {key}\n").Count == 0);

    [Theory]
    [Trait("Rule", "MF-10")]
    [InlineData("{provider: openai}", "{provider: openai, env_var: OTHER}")]
    [InlineData("{provider: openai}", "{provider: other, env_var: OPENAI_API_KEY}")]
    [InlineData("{provider: openai, base_url_env: URL}", "{provider: other, base_url_env: URL}")]
    [InlineData("{provider: openai, base_url_env: OTHER_API_KEY}", "{provider: other}")]
    public void No_two_keys_are_of_one_provider_or_in_one_variable(string first, string second) =>
        Assert.Single(Yaml.Errors(Yaml.Least + $"keys:\n  - {first}\n  - {second}\n"));

    [Theory]
    [Trait("Rule", "MF-12")]
    [InlineData("max_memory: 2GB", true)]
    [InlineData("max_memory: 512 MiB", true)]
    [InlineData("max_memory: 1.5G", true)]
    [InlineData("max_memory: 1", false)]
    [InlineData("max_memory: -1GB", false)]
    [InlineData("max_memory: 99999999999TB", false)]
    [InlineData("max_memory: infinity", false)]
    [InlineData("max_cpu: 2", true)]
    [InlineData("max_cpu: 0.25", true)]
    [InlineData("max_cpu: 0", false)]
    [InlineData("max_cpu: 1e9", false)]
    [InlineData("max_cpu: .nan", false)]
    [InlineData("max_time: 30m", true)]
    [InlineData("max_time: 90", true)]
    [InlineData("max_time: 1d", true)]
    [InlineData("max_time: 0s", false)]
    [InlineData("max_time: 90d", false)]
    [InlineData("max_time: soon", false)]
    public void Resources_are_amounts_within_bounds(string resource, bool isGood) =>
        Assert.Equal(isGood, Yaml.Errors(Yaml.Least + $"  resources: {{{resource}}}\n").Count == 0);

    [Theory]
    [Trait("Rule", "MF-13")]
    [InlineData("agent", true)]
    [InlineData("terminal", true)]
    [InlineData("window", false)]
    public void A_mode_is_agent_or_terminal(string mode, bool isGood) =>
        Assert.Equal(isGood, Yaml.Errors(Yaml.Least + $"  mode: {mode}\n").Count == 0);

    [Fact]
    [Trait("Rule", "MF-14")]
    public void Only_enabled_delegation_allows_agents()
    {
        const string allowed = "allowed_agents: [one, two, one]";
        Assert.Equal(["one", "two"], Yaml.Read(Yaml.Least + $"permissions: {{delegation: {{enabled: true, {allowed}}}}}\n").Permissions.AllowedAgents);
        string off = Yaml.Least + $"permissions: {{delegation: {{{allowed}}}}}\n";
        Assert.Empty(Yaml.Read(off).Permissions.AllowedAgents);
        Assert.Single(Yaml.Warnings(off));
    }

    [Fact]
    [Trait("Rule", "MF-15")]
    public void Texts_have_a_length_and_names_are_one_line()
    {
        Assert.Empty(Yaml.Errors(Yaml.Least.Replace("display_name: Hello", "display_name: " + new string('x', 80), StringComparison.Ordinal)));
        Assert.Single(Yaml.Errors(Yaml.Least.Replace("display_name: Hello", "display_name: " + new string('x', 81), StringComparison.Ordinal)));
        Assert.Single(Yaml.Errors(Yaml.Least.Replace("display_name: Hello", "display_name: \"Hello\\nApproved: yes\"", StringComparison.Ordinal)));
        Assert.Single(Yaml.Errors(Yaml.Least.Replace("display_name: Hello", "display_name: ''", StringComparison.Ordinal)));
    }
}
