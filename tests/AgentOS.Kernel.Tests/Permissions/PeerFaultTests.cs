using System.Text.Json;
using AgentOS.Kernel.Tests.Protocol;
using AgentOS.Policy.Files;
using AgentOS.Policy.Levels;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Kernel.Tests.Permissions;

/// <summary>Faults of the C++ kernel behind the seed, in the order in which they were found; none may come back.</summary>
public sealed class PeerFaultTests(PermissionKernel kernel) : IClassFixture<PermissionKernel>
{
    [Fact]
    public void Fault_1_the_number_that_SPAWN_answers_is_the_one_permissions_and_frames_use()
    {
        using RawClient operatorClient = kernel.Connect();
        using RawClient bystander = kernel.Connect();
        uint id = PermissionKernel.Spawn(operatorClient);
        using RawClient agent = kernel.ConnectAs(id);
        Assert.Equal(id, agent.Call(Opcode.Noop, "").Header.Tag);
        string before = bystander.Call(Opcode.GetPermissions, "").Text;
        operatorClient.CallJson(Opcode.SetPermissions, $$"""{"agent_id": {{id}}, "level": "minimal"}""");
        Assert.Equal("minimal", agent.CallJson(Opcode.GetPermissions, "").GetProperty("level").GetString());
        Assert.Equal(before, bystander.Call(Opcode.GetPermissions, "").Text);
    }

    [Fact]
    [Trait("Rule", "P4")]
    public void Fault_2_nobody_raises_themselves_and_the_right_to_spawn_changes_nobody()
    {
        using RawClient operatorClient = kernel.Connect();
        uint id = PermissionKernel.Spawn(operatorClient, "\"permissions\": {\"can_spawn\": true}"), other = PermissionKernel.Spawn(operatorClient);
        using RawClient agent = kernel.ConnectAs(id);
        Assert.False(Succeeds(agent, Opcode.SetPermissions, """{"level": "unrestricted"}"""));
        Assert.False(Succeeds(agent, Opcode.SetPermissions, $$"""{"agent_id": {{other}}, "level": "unrestricted"}"""));
        Assert.True(Succeeds(operatorClient, Opcode.SetPermissions, $$"""{"agent_id": {{other}}, "level": "unrestricted"}"""));
    }

    [Fact]
    public void Fault_3_the_header_s_number_is_nobody_s_identity()
    {
        using RawClient operatorClient = kernel.Connect();
        uint strong = PermissionKernel.Spawn(operatorClient, "\"level\": \"unrestricted\""), weak = PermissionKernel.Spawn(operatorClient, "\"level\": \"minimal\"");
        using RawClient agent = kernel.ConnectAs(weak);
        using RawClient control = kernel.ConnectAs(strong);
        // No permission makes this machine itself reachable: who may, is stopped one step later, and nothing leaves the machine.
        const string request = """{"url": "https://localhost/"}""";
        Assert.Equal("policy.denied", CodeOf(agent.Call(Opcode.Http, request, tag: strong).Text));
        Assert.Equal("network.denied", CodeOf(control.Call(Opcode.Http, request, tag: weak).Text));
    }

    [Fact]
    [Trait("Rule", "P1")]
    public void Fault_4_SPAWN_and_KILL_ask_for_rights_and_ownership()
    {
        using RawClient operatorClient = kernel.Connect();
        uint id = PermissionKernel.Spawn(operatorClient), other = PermissionKernel.Spawn(operatorClient);
        using RawClient agent = kernel.ConnectAs(id);
        Assert.Equal("policy.denied", CodeOf(agent.Call(Opcode.Spawn, """{"command": ["true"]}""").Text));
        Assert.Equal("agent.not-yours", CodeOf(agent.Call(Opcode.Kill, $$"""{"id": {{other}}}""").Text));
        Assert.True(operatorClient.CallJson(Opcode.Kill, $$"""{"id": {{other}}}""").GetProperty("killed").GetBoolean());
    }

    [Theory]
    [InlineData("https://localhost/'; id; '", "policy.denied")]
    [InlineData("https://localhost/\\u0022; id", "policy.denied")]
    [InlineData("https://localhost/$(id)", "network.denied")]
    public void Fault_5_a_URL_is_no_part_of_a_command_line(string url, string code)
    {
        using RawClient operatorClient = kernel.Connect();
        uint id = PermissionKernel.Spawn(operatorClient, "\"permissions\": {\"network\": [\"localhost\"]}");
        using RawClient agent = kernel.ConnectAs(id);
        Assert.Equal(code, CodeOf(agent.Call(Opcode.Http, $$"""{"url": "{{url}}"}""").Text));
    }

    [Fact]
    public void Fault_5_a_command_s_time_is_limited() => Assert.False(PolicyLevels.Of(PolicyLevel.Sandboxed).CheckTime(TimeSpan.FromSeconds(31)).IsAllowed);

    [Fact]
    public void Fault_6_user_information_does_not_pass_for_a_domain()
    {
        using RawClient operatorClient = kernel.Connect();
        uint id = PermissionKernel.Spawn(operatorClient, "\"permissions\": {\"network\": [\"localhost\"]}");
        using RawClient agent = kernel.ConnectAs(id);
        Assert.Equal("policy.denied", CodeOf(agent.Call(Opcode.Http, """{"url": "https://localhost:x@evil.example/"}""").Text));
        Assert.Equal("network.denied", CodeOf(agent.Call(Opcode.Http, """{"url": "https://localhost/x@evil.example"}""").Text));
    }

    [Theory]
    [Trait("Rule", "P2")]
    [InlineData("standard", "/home/u/p/.env", false)]
    [InlineData("unrestricted", "/home/u/p/.env", true)]
    [InlineData("sandboxed", "/home/u/x/y", true)]
    [InlineData("sandboxed", "/tmp/a/b/c", true)]
    [InlineData("sandboxed", "/etc/hostname", false)]
    public void Fault_7_patterns_match_at_any_depth(string level, string path, bool isAllowed) =>
        Assert.Equal(isAllowed, PolicyLevels.Find(level).CheckFile(PathAccess.Read, path).IsAllowed);

    private static bool Succeeds(RawClient client, Opcode opcode, string payload) => client.CallJson(opcode, payload).GetProperty("success").GetBoolean();

    private static string? CodeOf(string answer) => JsonDocument.Parse(answer).RootElement.GetProperty("code").GetString();
}
