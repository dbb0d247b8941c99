using AgentOS.Kernel.Tests.Protocol;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Kernel.Tests.Permissions;

/// <summary>The record of grants and uses.</summary>
public sealed class LedgerTests : IDisposable
{
    // Summed: when they are written, and so how many are one row, is a matter of time.
    private const string Uses = """
        SELECT g.call, g.granter, u.permission, u.target, u.allowed, sum(u.count) FROM agentos_permission_use u JOIN agentos_permission_grant g ON g.id = u.grant_id
          GROUP BY g.id, u.permission, u.target, u.allowed ORDER BY g.id
        """;

    private readonly PermissionKernel _kernel = new();

    [Fact]
    public async Task A_grant_is_in_the_agent_s_file_before_it_is_answered()
    {
        using RawClient client = _kernel.Connect();
        uint id = PermissionKernel.Spawn(client, "\"name\": \"noted\"");
        client.CallJson(Opcode.SetPermissions, $$"""{"agent_id": {{id}}, "level": "readonly"}""");
        Assert.Equal(
            ["spawn|standard|", "set_perms|readonly|standard"],
            await _kernel.AskAgentAsync("noted", "SELECT call, json_extract(policy, '$.level'), coalesce(json_extract(former, '$.level'), '') FROM agentos_permission_grant ORDER BY id"));
    }

    [Fact]
    public async Task Uses_are_linked_to_the_grant_they_are_of()
    {
        using RawClient client = _kernel.Connect();
        uint id = PermissionKernel.Spawn(client, "\"name\": \"user\"");
        using (RawClient agent = _kernel.ConnectAs(id))
        {
            agent.CallJson(Opcode.Http, """{"url": "https://api.example.org/"}""");
            agent.CallJson(Opcode.Http, """{"url": "https://api.example.org/"}""");
            client.CallJson(Opcode.SetPermissions, $$"""{"agent_id": {{id}}, "permissions": {"network": ["api.example.org"]} }""");
            agent.CallJson(Opcode.Http, """{"url": "https://api.example.org/"}""");
        }

        _kernel.End();
        const string target = "GET https://api.example.org/";
        IReadOnlyList<string> uses = await _kernel.AskAgentAsync("user", Uses);
        Assert.Equal($"spawn|operator_1|http|{target}|0|2", uses[0]);
        Assert.Equal($"set_perms|operator_1|http|{target}|1|1", uses[1]);
        Assert.Contains("api.example.org is not allowed", (await _kernel.AskAgentAsync("user", "SELECT explanation FROM agentos_permission_use ORDER BY id LIMIT 1"))[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_no_file_is_in_the_kernel_s()
    {
        using (RawClient client = _kernel.Connect())
            client.CallJson(Opcode.Http, """{"url": "https://api.example.org/"}""");
        _kernel.End();
        Assert.Equal(["connect|kernel|http|GET https://api.example.org/|0|1"], await _kernel.AskKernelAsync(Uses));
    }

    [Fact]
    public async Task Very_many_different_uses_are_counted_together()
    {
        const int calls = 3000;
        using (RawClient client = _kernel.Connect())
        {
            for (int number = 0; number < calls; number++)
                client.Send(Opcode.Http, $$"""{"url": "https://n{{number}}.example/"}""");
            for (int number = 0; number < calls; number++)
                client.Receive();
        }

        _kernel.End();
        Assert.Equal([$"{calls}"], await _kernel.AskKernelAsync("SELECT sum(count) FROM agentos_permission_use"));
    }

    public void Dispose() => _kernel.Dispose();
}
