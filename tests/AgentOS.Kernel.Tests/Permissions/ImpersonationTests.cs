using System.Diagnostics;
using System.Text.Json;
using AgentOS.Kernel.Tests.Agents;
using AgentOS.Kernel.Tests.Protocol;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Kernel.Tests.Permissions;

/// <summary>Callers who claim to be, or to have, more. Each attempt has a control: the same call of somebody who may.</summary>
public sealed class ImpersonationTests(PermissionKernel kernel) : IClassFixture<PermissionKernel>
{
    // Greets, asks for its permissions, and tries to spawn; prints the codes.
    private const string Stranger = """
        import json, socket, struct, sys
        s = socket.socket(socket.AF_UNIX); s.settimeout(20); s.connect(sys.argv[1])
        def call(op, payload):
            s.sendall(struct.pack("<IIBQ", 0x41474E54, 1, op, len(payload)) + payload)
            h = b""
            while len(h) < 17: h += s.recv(17 - len(h))
            n = struct.unpack("<IIBQ", h)[3]; b = b""
            while len(b) < n: b += s.recv(n - len(b))
            return json.loads(b)
        print(call(0x40, b"").get("level"), call(0x10, b'{"command": ["true"]}').get("code", "spawned"), call(0x41, b'{"level": "standard"}').get("code", "set"))
        """;

    [Fact]
    public void A_forged_header_gives_nobody_s_rights()
    {
        using RawClient operatorClient = kernel.Connect();
        uint operatorId = operatorClient.CallJson(Opcode.Hello, "{}").GetProperty("agent_id").GetUInt32();
        uint id = PermissionKernel.Spawn(operatorClient);
        using RawClient agent = kernel.ConnectAs(id);
        agent.Send(Opcode.Spawn, """{"command": ["true"]}""", tag: operatorId);
        (KernelHeader header, byte[] answer) = agent.Receive()!.Value;
        Assert.Equal((id, "policy.denied"), (header.Tag, JsonDocument.Parse(answer).RootElement.GetProperty("code").GetString()));
        Assert.True(PermissionKernel.SpawnAnswer(operatorClient, "").TryGetProperty("id", out _));
    }

    [Fact]
    public void An_agent_cannot_raise_itself_nor_change_or_see_others()
    {
        using RawClient operatorClient = kernel.Connect();
        uint id = PermissionKernel.Spawn(operatorClient, "\"permissions\": {\"can_spawn\": true}"), other = PermissionKernel.Spawn(operatorClient);
        using RawClient agent = kernel.ConnectAs(id);
        Assert.Equal("policy.exceeds", CodeOf(agent, Opcode.SetPermissions, """{"level": "unrestricted"}"""));
        Assert.Equal("policy.exceeds", CodeOf(agent, Opcode.SetPermissions, $$"""{"agent_id": {{id}}, "level": "unrestricted"}"""));
        Assert.Equal("policy.denied", CodeOf(agent, Opcode.SetPermissions, $$"""{"agent_id": {{other}}, "level": "minimal"}"""));
        Assert.Equal("policy.denied", CodeOf(agent, Opcode.GetPermissions, $$"""{"agent_id": {{other}}}"""));
        Assert.Equal("agent.not-yours", CodeOf(agent, Opcode.Kill, $$"""{"id": {{other}}}"""));
        Assert.Equal("standard", operatorClient.CallJson(Opcode.GetPermissions, $$"""{"agent_id": {{other}}}""").GetProperty("level").GetString());
        Assert.True(operatorClient.CallJson(Opcode.SetPermissions, $$"""{"agent_id": {{other}}, "level": "minimal"}""").GetProperty("success").GetBoolean());
    }

    [Fact]
    public void An_agent_with_the_right_to_grant_gives_no_more_than_it_has()
    {
        using RawClient operatorClient = kernel.Connect();
        uint id = PermissionKernel.Spawn(operatorClient, "\"level\": \"sandboxed\", \"permissions\": {\"can_grant\": true}"), other = PermissionKernel.Spawn(operatorClient, "\"level\": \"minimal\"");
        using RawClient granter = kernel.ConnectAs(id);
        Assert.Equal("policy.exceeds", CodeOf(granter, Opcode.SetPermissions, $$"""{"agent_id": {{other}}, "level": "standard"}"""));
        Assert.Equal("policy.exceeds", CodeOf(granter, Opcode.SetPermissions, $$"""{"agent_id": {{other}}, "permissions": {"can_spawn": true} }"""));
        Assert.True(granter.CallJson(Opcode.SetPermissions, $$"""{"agent_id": {{other}}, "level": "sandboxed"}""").GetProperty("success").GetBoolean());
        Assert.Equal("sandboxed", operatorClient.CallJson(Opcode.GetPermissions, $$"""{"agent_id": {{other}}}""").GetProperty("level").GetString());
    }

    [Fact]
    public void A_child_has_no_more_rights_than_its_parent()
    {
        using RawClient operatorClient = kernel.Connect();
        uint id = PermissionKernel.Spawn(operatorClient, "\"level\": \"sandboxed\", \"permissions\": {\"can_spawn\": true}");
        using RawClient parent = kernel.ConnectAs(id);
        Assert.Equal("policy.exceeds", CodeOf(parent, Opcode.Spawn, """{"command": ["sleep", "1000"], "level": "standard", "limits": {"memory": 33554432, "max_pids": 8}}"""));
        Assert.Equal("policy.exceeds", CodeOf(parent, Opcode.Spawn, """{"command": ["sleep", "1000"], "permissions": {"can_http": true}, "limits": {"memory": 33554432, "max_pids": 8}}"""));
        JsonElement child = parent.CallJson(Opcode.Spawn, """{"command": ["sleep", "1000"], "limits": {"memory": 33554432, "max_pids": 8}}""");
        Assert.True(child.TryGetProperty("id", out JsonElement childId), child.ToString());
        JsonElement permissions = operatorClient.CallJson(Opcode.GetPermissions, $$"""{"agent_id": {{childId.GetUInt32()}}}""").GetProperty("permissions");
        Assert.Equal(["/tmp/*"], permissions.GetProperty("filesystem").GetProperty("write").EnumerateArray().Select(path => path.GetString()));
        Assert.False(permissions.GetProperty("can_spawn").GetBoolean());
    }

    [Fact]
    public void An_operator_who_stepped_down_gives_no_more_than_is_left()
    {
        using RawClient operatorClient = kernel.Connect();
        Assert.True(operatorClient.CallJson(Opcode.SetPermissions, """{"permissions": {"can_exec": false}}""").GetProperty("success").GetBoolean());
        Assert.Equal("policy.exceeds", PermissionKernel.SpawnAnswer(operatorClient, "\"level\": \"unrestricted\"").GetProperty("code").GetString());
        uint id = PermissionKernel.Spawn(operatorClient);
        Assert.False(operatorClient.CallJson(Opcode.GetPermissions, $$"""{"agent_id": {{id}}}""").GetProperty("permissions").GetProperty("can_exec").GetBoolean());
    }

    [Fact]
    public async Task Another_user_who_reaches_the_socket_is_a_stranger_with_level_minimal()
    {
        Installation.Require();
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "only root can become another user");
        File.SetUnixFileMode(kernel.Socket, (UnixFileMode)0x1B6);
        Assert.Equal("minimal policy.denied policy.exceeds", await RunAsync("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "/usr/bin/python3", "-c", Stranger, kernel.Socket));
        Assert.Equal("standard spawned set", await RunAsync("/usr/bin/python3", "-c", Stranger, kernel.Socket));
    }

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true })!;
        string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return output.Trim();
    }

    private static string? CodeOf(RawClient client, Opcode opcode, string payload) =>
        client.CallJson(opcode, payload).TryGetProperty("code", out JsonElement code) ? code.GetString() : null;
}
