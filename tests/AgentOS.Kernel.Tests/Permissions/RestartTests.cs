using System.Text.Json;
using AgentOS.Kernel.Tests.Agents;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Kernel.Tests.Permissions;

/// <summary>What SET_PERMS changed is what the next kernel starts the agent with (rule P7).</summary>
public sealed class RestartTests : IDisposable
{
    private readonly LiveAgents _agents = new();

    public void Dispose() => _agents.Dispose();

    [Fact]
    [Trait("Rule", "P7")]
    public async Task A_changed_policy_outlives_the_kernel()
    {
        Spawn("changed");
        Spawn("unchanged");
        JsonElement answer = _agents.Operator.CallJson(
            Opcode.SetPermissions, """{"name": "changed", "permissions": {"can_exec": false, "network": ["api.example.org"], "filesystem": {"blocked": ["/srv/*"]}}}""");
        Assert.True(answer.GetProperty("success").GetBoolean(), answer.ToString());
        string before = PermissionsOf("changed"), other = PermissionsOf("unchanged");
        Assert.NotEqual(before, other);

        _agents.Restart();
        await _agents.NextAsync(AgentOS.Kernel.Agents.AgentEventType.AgentSpawned, "changed");
        Assert.Equal(before, PermissionsOf("changed"));
        Assert.Equal(other, PermissionsOf("unchanged"));

        // And what was lost once is not to be had by the next restart either.
        _agents.Restart();
        Assert.Equal(before, PermissionsOf("changed"));
    }

    private void Spawn(string name)
    {
        JsonElement spawned = _agents.Spawn(new { name, command = new[] { "/bin/sleep", "1000" }, restart_policy = "always" });
        Assert.True(spawned.TryGetProperty("id", out _), spawned.ToString());
        _ = _agents.NextAsync(AgentOS.Kernel.Agents.AgentEventType.AgentSpawned, name).GetAwaiter().GetResult();
    }

    private string PermissionsOf(string name) =>
        _agents.Operator.CallJson(Opcode.GetPermissions, JsonSerializer.Serialize(new { name })).GetProperty("permissions").GetRawText();
}
