using AgentOS.Policy.Hosts;
using AgentOS.Store.Manifests;
using AgentOS.Store.Running;
using AgentOS.Vault;
using AgentOS.Vault.Secrets;

namespace AgentOS.Store.Tests.Running;

/// <summary>What an agent finds in its variables.</summary>
public sealed class KeyTests
{
    [Fact]
    public async Task An_agent_has_a_placeholder_and_only_what_was_approved_itself()
    {
        using TestAgent agent = TestAgent.Python("say([os.environ.get(name) for name in ['BOUND_KEY', 'KEY_ITSELF', 'BOUND_URL']])");
        using SecretValue value = SecretValue.Parse("bound-canary-bound-canary-bound-canary");
        string placeholder = Placeholder.Make(null, value.Bytes.Length);
        agent.Manifest = agent.Manifest with { Permissions = new ManifestPermissions { Network = [new NetworkPermission("api.example.org", "for tests")] } };
        agent.Keys = new AgentKeys(
            [new SecretBinding("BOUND_KEY", placeholder, value, HostPattern.Parse("api.example.org"), SecretPlace.Bearer)],
            new Dictionary<string, string> { ["KEY_ITSELF"] = "itself-canary" },
            new Dictionary<string, string> { ["BOUND_URL"] = "https://api.example.org" });

        Assert.Equal($"['{placeholder}', 'itself-canary', 'https://api.example.org']", (await agent.AskAsync("x"))[0].Content);
    }
}
