using System.Text.Json;
using AgentOS.Kernel.Tests.Protocol;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Kernel.Tests.Permissions;

/// <summary>An agent's rights stay a subset of its spawner's (rule P6).</summary>
public sealed class ChildTests(PermissionKernel kernel) : IClassFixture<PermissionKernel>
{
    [Fact]
    [Trait("Rule", "P6")]
    public void Who_is_narrowed_narrows_everybody_below()
    {
        using RawClient operators = kernel.Connect();
        uint parent = PermissionKernel.Spawn(operators, """ "permissions": {"can_spawn": true}""");
        using RawClient asParent = kernel.ConnectAs(parent);
        uint child = PermissionKernel.Spawn(asParent, """ "permissions": {"can_spawn": true}""");
        using RawClient asChild = kernel.ConnectAs(child);
        uint grandchild = PermissionKernel.Spawn(asChild);
        uint stranger = PermissionKernel.Spawn(operators);
        using RawClient asGrandchild = kernel.ConnectAs(grandchild), asStranger = kernel.ConnectAs(stranger);
        Assert.All((RawClient[])[asParent, asChild, asGrandchild, asStranger], client => Assert.True(Can(client, "can_exec")));

        JsonElement answer = operators.CallJson(
            Opcode.SetPermissions, $$$"""{"agent_id": {{{parent}}}, "permissions": {"can_exec": false, "filesystem": {"write": ["/tmp/*"], "blocked": ["/opt/*"]} } }""");
        Assert.True(answer.GetProperty("success").GetBoolean(), answer.ToString());
        foreach (RawClient client in (RawClient[])[asParent, asChild, asGrandchild])
        {
            JsonElement permissions = client.CallJson(Opcode.GetPermissions, "").GetProperty("permissions");
            Assert.False(permissions.GetProperty("can_exec").GetBoolean());
            Assert.Equal(["/tmp/*"], Texts(permissions, "write"));
            Assert.Contains("/opt/*", Texts(permissions, "blocked"));
            Assert.Equal("policy.denied", client.CallJson(Opcode.Exec, """{"command": "true"}""").GetProperty("code").GetString());
        }

        // The control: whom somebody else has spawned keeps everything.
        Assert.True(Can(asStranger, "can_exec"));
        Assert.NotEqual(["/tmp/*"], Texts(asStranger.CallJson(Opcode.GetPermissions, "").GetProperty("permissions"), "write"));
    }

    [Fact]
    [Trait("Rule", "P6")]
    public void Who_gives_something_up_takes_it_from_those_below_and_they_keep_what_they_did_not_have()
    {
        using RawClient operators = kernel.Connect();
        uint parent = PermissionKernel.Spawn(operators, """ "permissions": {"can_spawn": true}""");
        using RawClient asParent = kernel.ConnectAs(parent);
        uint child = PermissionKernel.Spawn(asParent, """ "level": "readonly" """);
        uint wide = PermissionKernel.Spawn(asParent);
        using RawClient asChild = kernel.ConnectAs(child), asWide = kernel.ConnectAs(wide);
        string before = asChild.Call(Opcode.GetPermissions, "").Text;
        Assert.True(asParent.CallJson(Opcode.SetPermissions, """{"permissions": {"can_write": false}}""").GetProperty("success").GetBoolean());
        Assert.False(Can(asWide, "can_write"));
        Assert.True(Can(asWide, "can_exec"));
        Assert.Equal(before, asChild.Call(Opcode.GetPermissions, "").Text);
    }

    [Fact]
    public void A_right_can_be_demanded_and_a_denial_names_what_for()
    {
        using RawClient operators = kernel.Connect();
        uint agent = PermissionKernel.Spawn(operators, """ "level": "readonly" """);
        using RawClient asAgent = kernel.ConnectAs(agent);
        Assert.True(asAgent.CallJson(Opcode.GetPermissions, """{"demand": "read", "for": "notes"}""").GetProperty("success").GetBoolean());
        JsonElement denied = asAgent.CallJson(Opcode.GetPermissions, """{"demand": "write", "for": "a snapshot"}""");
        Assert.Equal("policy.denied", denied.GetProperty("code").GetString());
        Assert.Contains("a snapshot", denied.GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Equal("protocol.bad-payload", asAgent.CallJson(Opcode.GetPermissions, """{"demand": "fly"}""").GetProperty("code").GetString());
        JsonElement entry = Assert.Single(operators.CallJson(Opcode.GetAuditLog, $$"""{"agent_id": {{agent}}, "category": "SECURITY"}""").GetProperty("entries").EnumerateArray());
        Assert.Equal(("GET_PERMS", "policy.denied"), (entry.GetProperty("event_type").GetString(), entry.GetProperty("details").GetProperty("code").GetString()));
    }

    private static bool Can(RawClient client, string right) => client.CallJson(Opcode.GetPermissions, "").GetProperty("permissions").GetProperty(right).GetBoolean();

    private static IEnumerable<string> Texts(JsonElement permissions, string list) =>
        permissions.GetProperty("filesystem").GetProperty(list).EnumerateArray().Select(text => text.GetString()!);
}
