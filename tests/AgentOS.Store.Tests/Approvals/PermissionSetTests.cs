using AgentOS.Store.Approvals.Permissions;

namespace AgentOS.Store.Tests.Approvals;

public sealed class PermissionSetTests
{
    private const string Network = "permissions:\n  network:\n    - {domain: b.example.org, reason: r}\n    - {domain: a.example.org, reason: r}\n";

    [Fact]
    public void Order_reasons_and_texts_do_not_change_the_digest()
    {
        const string other = "category: data\npermissions:\n  network:\n    - {domain: a.example.org, reason: another}\n    - {domain: B.example.org, reason: third}\n";

        Assert.Equal(Agents.Permissions(Network).Digest, Agents.Permissions(other).Digest);
    }

    [Theory]
    [InlineData("permissions: {network: [{domain: a.example.org, reason: r}]}")]
    [InlineData("permissions: {network_unrestricted: true}")]
    [InlineData("permissions: {filesystem: {workspace: none}}")]
    [InlineData("permissions: {delegation: {enabled: true, allowed_agents: [x]}}")]
    [InlineData("keys: [{provider: openai}]")]
    [InlineData("  resources: {max_memory: 1GB}")]
    [InlineData("  resources: {max_cpu: 1}")]
    [InlineData("  resources: {max_time: 1h}")]
    [InlineData("  setup_command: pip install x")]
    [InlineData("  default_model: {provider: openai, model: gpt}")]
    public void Every_permission_changes_the_digest(string more) =>
        Assert.NotEqual(Agents.Permissions("").Digest, Agents.Permissions(more + "\n").Digest);

    [Fact]
    public void What_is_written_can_be_read_back()
    {
        PermissionSet set = Agents.Permissions("""
              setup_command: pip install x
              resources: {max_cpu: 0.1, max_time: 90s}
            permissions:
              network_unrestricted: true
              network: [{domain: "*.example.org", reason: r}]
              delegation: {enabled: true, allowed_agents: ["https://example.org/a b"]}
            keys:
              - {provider: openai}
              - {provider: anthropic, passthrough: true}
              - {provider: mine}
              - {provider: third, domain: k.example.org, auth_style: query=key}
              - {provider: fourth, domain: k.example.org, auth_style: header}

            """);

        PermissionSet? read = PermissionText.Read(PermissionText.Write(set));
        Assert.NotNull(read);
        Assert.Equal(set.Digest, read.Digest);
        Assert.Null(PermissionText.Read([.. PermissionText.Write(set), "root everything"]));
        Assert.Null(PermissionText.Read([]));
    }

    [Fact]
    public void A_manifest_without_keys_asks_for_that_of_its_models_provider()
    {
        KeyPermission key = Assert.Single(Agents.Permissions("  default_model: {provider: anthropic, model: claude}\n").Keys);

        Assert.Equal(("anthropic", "ANTHROPIC_API_KEY", "api.anthropic.com", "x-api-key", true), (key.Provider, key.Variable, key.Host?.Text, key.Place.Name, key.IsRequired));
        Assert.Empty(Agents.Permissions("").Keys);
    }

    [Fact]
    public void Registries_are_open_only_for_a_setup_command()
    {
        Assert.Empty(Agents.Permissions("").SetupNetwork);
        Assert.Contains(Agents.Permissions("  setup_command: pip install x\n").SetupNetwork, static host => host.Text == "pypi.org");
    }

    [Theory]
    [InlineData("  resources: {max_memory: 1GB, max_cpu: 1, max_time: 1m}")]
    [InlineData("permissions: {filesystem: {workspace: readonly}}")]
    [InlineData("permissions: {network: [{domain: a.example.org, reason: r}, {domain: deep.b.example.com, reason: r}]}")]
    [InlineData("")]
    public void Less_is_not_wider(string less) =>
        Assert.False(Difference("permissions: {network: [{domain: a.example.org, reason: r}, {domain: '*.example.com', reason: r}]}", less).IsWider);

    [Theory]
    [InlineData("", "permissions: {network: [{domain: a.example.org, reason: r}]}")]
    [InlineData("permissions: {network: [{domain: a.example.org, reason: r}]}", "permissions: {network: [{domain: '*.example.org', reason: r}]}")]
    [InlineData("permissions: {network: [{domain: '*.example.org', reason: r}]}", "permissions: {network: [{domain: example.org, reason: r}]}")]
    [InlineData("permissions: {network: [{domain: '*.com', reason: r}]}", "permissions: {network_unrestricted: true}")]
    [InlineData("permissions: {filesystem: {workspace: none}}", "permissions: {filesystem: {workspace: readonly}}")]
    [InlineData("permissions: {filesystem: {workspace: readonly}}", "")]
    [InlineData("permissions: {delegation: {enabled: true, allowed_agents: [a]}}", "permissions: {delegation: {enabled: true, allowed_agents: [a, b]}}")]
    [InlineData("", "keys: [{provider: openai}]")]
    [InlineData("keys: [{provider: openai}]", "keys: [{provider: openai, domain: other.example.org}]")]
    [InlineData("keys: [{provider: openai}]", "keys: [{provider: openai, passthrough: true}]")]
    [InlineData("keys: [{provider: openai}]", "keys: [{provider: openai, auth_style: query=key}]")]
    [InlineData("", "  resources: {max_memory: 3GB}")]
    [InlineData("", "  resources: {max_cpu: 2.1}")]
    [InlineData("  resources: {max_time: 1h}", "")]
    [InlineData("", "  setup_command: make")]
    public void More_of_anything_is_wider(string before, string after)
    {
        Assert.True(Difference(before, after).IsWider);
        Assert.False(Difference(before, before).IsWider);
    }

    [Fact]
    public void A_difference_says_what_came_and_what_went()
    {
        PermissionDifference difference = Difference("permissions: {network: [{domain: a.example.org, reason: r}]}", "permissions: {network: [{domain: b.example.org, reason: r}]}");

        Assert.Equal(["network b.example.org"], difference.Added);
        Assert.Equal(["network a.example.org"], difference.Removed);
        Assert.True(difference.IsWider);
    }

    private static PermissionDifference Difference(string before, string after) => PermissionDifference.Between(Agents.Permissions(before + "\n"), Agents.Permissions(after + "\n"));
}
