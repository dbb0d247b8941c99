using System.Text.Json;
using AgentOS.Kernel.Tests.Protocol;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Kernel.Tests.Permissions;

/// <summary>GET_PERMS, SET_PERMS and what they change.</summary>
public sealed class PermissionCallTests(PermissionKernel kernel) : IClassFixture<PermissionKernel>
{
    [Fact]
    public void An_operator_has_level_standard_with_the_rights_to_spawn_grant_and_operate()
    {
        using RawClient client = kernel.Connect();
        JsonElement answer = client.CallJson(Opcode.GetPermissions, "");
        JsonElement permissions = answer.GetProperty("permissions");
        Assert.True(answer.GetProperty("success").GetBoolean());
        Assert.All(["can_read", "can_write", "can_exec", "can_think", "can_spawn", "can_grant", "can_operate"], key => Assert.True(permissions.GetProperty(key).GetBoolean(), key));
        Assert.False(permissions.GetProperty("can_http").GetBoolean());
        Assert.Contains("/etc/shadow", permissions.GetProperty("filesystem").GetProperty("blocked").EnumerateArray().Select(path => path.GetString()));
        Assert.Equal(0, permissions.GetProperty("llm").GetProperty("tokens_used").GetInt64());
    }

    [Theory]
    [InlineData("minimal")]
    [InlineData("readonly")]
    [InlineData("sandboxed")]
    public void Everybody_can_narrow_themselves(string level)
    {
        using RawClient client = kernel.Connect();
        JsonElement answer = client.CallJson(Opcode.SetPermissions, $$"""{"level": "{{level}}"}""");
        Assert.True(answer.GetProperty("success").GetBoolean());
        Assert.Equal(level, client.CallJson(Opcode.GetPermissions, "").GetProperty("level").GetString());
        // And not back: nor spawn, which no level below has.
        Assert.Equal("policy.exceeds", CodeOf(client, Opcode.SetPermissions, """{"level": "standard", "permissions": {"can_spawn": true}}"""));
        Assert.Equal("policy.denied", CodeOf(client, Opcode.Spawn, """{"command": ["true"]}"""));
    }

    [Theory]
    [Trait("Rule", "P3")]
    [InlineData("""{"level": "unrestricted"}""", "policy.exceeds")]
    [InlineData("""{"permissions": {"can_http": true, "network": ["api.example.org"]}}""", "policy.exceeds")]
    [InlineData("""{"permissions": {"max_exec_time_ms": 2000000000}}""", "policy.exceeds")]
    [InlineData("""{"level": "root"}""", "policy.unknown-level")]
    [InlineData("""{"level": ""}""", "policy.unknown-level")]
    [InlineData("""{"permissions": {"can_fly": true}}""", "policy.bad-document")]
    [InlineData("""{"permissions": {"filesystem": {"blockd": ["/x"]}}}""", "policy.bad-document")]
    [InlineData("""{"permissions": {"filesystem": {"read": ["x"]}}}""", "policy.bad-rule")]
    [InlineData("""{"permisions": {"can_exec": false}}""", "protocol.bad-payload")]
    [InlineData("""{}""", "protocol.bad-payload")]
    [InlineData("""{"agent_id": 4000000000, "level": "minimal"}""", "identity.not-found")]
    public void What_is_refused_changes_nothing(string payload, string code)
    {
        using RawClient client = kernel.Connect();
        string before = client.Call(Opcode.GetPermissions, "").Text;
        Assert.Equal(code, CodeOf(client, Opcode.SetPermissions, payload));
        Assert.Equal(before, client.Call(Opcode.GetPermissions, "").Text);
    }

    [Fact]
    public void An_operator_grants_by_number_and_by_name_and_the_agent_has_it_at_once()
    {
        using RawClient operatorClient = kernel.Connect();
        uint id = PermissionKernel.Spawn(operatorClient, "\"name\": \"granted\"");
        using RawClient agent = kernel.ConnectAs(id);
        const string request = """{"url": "https://localhost/"}""";
        Assert.Equal("policy.denied", CodeOf(agent, Opcode.Http, request));
        JsonElement answer = operatorClient.CallJson(Opcode.SetPermissions, $$"""{"agent_id": {{id}}, "permissions": {"network": ["localhost"]} }""");
        Assert.Equal((true, id), (answer.GetProperty("success").GetBoolean(), answer.GetProperty("agent_id").GetUInt32()));
        Assert.Equal("network.denied", CodeOf(agent, Opcode.Http, request));
        Assert.Equal("policy.denied", CodeOf(agent, Opcode.Http, """{"url": "https://localhost:443@evil.example/"}"""));
        Assert.True(operatorClient.CallJson(Opcode.SetPermissions, """{"name": "granted", "level": "minimal"}""").GetProperty("success").GetBoolean());
        Assert.Equal("minimal", operatorClient.CallJson(Opcode.GetPermissions, """{"name": "granted"}""").GetProperty("level").GetString());
        Assert.Equal("policy.denied", CodeOf(agent, Opcode.Http, request));
    }

    [Fact]
    [Trait("Rule", "P5")]
    public void A_grant_of_permissions_keeps_the_default_blocks_and_only_unrestricted_lifts_them()
    {
        using RawClient operatorClient = kernel.Connect();
        uint id = PermissionKernel.Spawn(operatorClient, """ "permissions": {"filesystem": {"read": ["/**"], "blocked": ["/srv/*"]}}""");
        Assert.True(Blocked(operatorClient, id).IsSupersetOf(["/etc/shadow", "*/.env", "/srv/*"]));
        Assert.True(operatorClient.CallJson(Opcode.SetPermissions, $$$"""{"agent_id": {{{id}}}, "permissions": {"filesystem": {"blocked": []} } }""").GetProperty("success").GetBoolean());
        Assert.True(Blocked(operatorClient, id).IsSupersetOf(["/etc/shadow", "*/.env", "/srv/*"]));
        Assert.True(operatorClient.CallJson(Opcode.SetPermissions, $$"""{"agent_id": {{id}}, "level": "unrestricted"}""").GetProperty("success").GetBoolean());
        Assert.Empty(Blocked(operatorClient, id));
    }

    [Fact]
    public void THINK_and_LLM_REPORT_say_what_is_missing_after_they_are_allowed()
    {
        using RawClient client = kernel.Connect();
        Assert.Equal("llm.not-configured", CodeOf(client, Opcode.Think, "What is 2+2?"));
        Assert.Equal("llm.not-configured", CodeOf(client, Opcode.Think, """{"prompt": "What is 2+2?"}"""));
        Assert.Equal("llm.not-configured", CodeOf(client, Opcode.LlmReport, """{"tokens": 5, "success": true}"""));
        Assert.Equal("protocol.bad-payload", CodeOf(client, Opcode.Think, """{"question": 1}"""));
        Assert.Equal("protocol.bad-payload", CodeOf(client, Opcode.Http, "{}"));
    }

    [Fact]
    [Trait("Rule", "P1")]
    public void HTTP_at_level_standard_names_the_domain_and_how_to_grant_it()
    {
        using RawClient client = kernel.Connect();
        JsonElement answer = client.CallJson(Opcode.Http, """{"url": "https://api.github.com/users/octocat"}""");
        Assert.Contains("api.github.com is not allowed", answer.GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Contains("""{"can_http":true,"network":["api.github.com"]}""", answer.GetProperty("remedy").GetString(), StringComparison.Ordinal);
    }

    private static HashSet<string> Blocked(RawClient client, uint id) =>
    [
        .. client.CallJson(Opcode.GetPermissions, $$"""{"agent_id": {{id}}}""").GetProperty("permissions").GetProperty("filesystem").GetProperty("blocked")
            .EnumerateArray().Select(path => path.GetString()!),
    ];

    private static string? CodeOf(RawClient client, Opcode opcode, string payload) => client.CallJson(opcode, payload).GetProperty("code").GetString();
}
