using System.Text.Json;
using AgentOS.Kernel.Tests.Permissions;
using AgentOS.Kernel.Tests.Protocol;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Kernel.Tests.Audit;

/// <summary>A grant from the call that makes it to the records that are left of it: the audit log, and the ledger in the agent's file.</summary>
public sealed class GrantAuditTests : IDisposable
{
    private readonly PermissionKernel _kernel = new();

    public void Dispose() => _kernel.Dispose();

    [Fact]
    [Trait("Rule", "U2")]
    public async Task Who_granted_what_to_whom_and_what_came_of_it_is_in_the_records()
    {
        uint agent, granter;
        using (RawClient operators = _kernel.Connect())
        {
            granter = operators.CallJson(Opcode.Register, """{"name": "granter"}""").GetProperty("agent_id").GetUInt32();
            agent = PermissionKernel.Spawn(operators, """ "name": "granted" """);
            using RawClient asAgent = _kernel.ConnectAs(agent);
            Assert.Equal("policy.denied", asAgent.CallJson(Opcode.SetPermissions, """{"name": "granter", "level": "minimal"}""").GetProperty("code").GetString());
            Assert.True(operators.CallJson(Opcode.SetPermissions, """{"name": "granted", "permissions": {"network": ["api.example.org"]}}""").GetProperty("success").GetBoolean());
            Assert.DoesNotContain("policy.denied", asAgent.Call(Opcode.Http, """{"url": "https://api.example.org/"}""").Text, StringComparison.Ordinal);

            JsonElement[] entries = [.. operators.CallJson(Opcode.GetAuditLog, """{"category": "SECURITY"}""").GetProperty("entries").EnumerateArray()];
            Assert.Equal([(agent, false), (granter, true)], entries.Select(entry => (entry.GetProperty("agent_id").GetUInt32(), entry.GetProperty("success").GetBoolean())));
            Assert.All(entries, entry => Assert.Equal("SET_PERMS", entry.GetProperty("event_type").GetString()));
            Assert.Contains("api.example.org", entries[1].GetProperty("details").GetProperty("request").GetString(), StringComparison.Ordinal);
            Assert.Equal("granter", entries[1].GetProperty("agent_name").GetString());
        }

        _kernel.End();
        Assert.Contains("set_perms|granter", await _kernel.AskAgentAsync("granted", "SELECT call, granter FROM agentos_permission_grant ORDER BY id"));
        Assert.Equal(
            ["set_perms|GET https://api.example.org/|1"],
            await _kernel.AskAgentAsync("granted", """
                SELECT g.call, u.target, u.allowed FROM agentos_permission_use u JOIN agentos_permission_grant g ON g.id = u.grant_id WHERE u.permission = 'http'
                """));
    }
}
