using System.Text.Json;
using AgentOS.Kernel.Tests.Protocol;
using AgentOS.Protocol.Kernel;
using AgentOS.Testing;

namespace AgentOS.Kernel.Tests.Messages;

/// <summary>Agents in real sandboxes, each at its own socket.</summary>
public sealed class SandboxedAgentTests(LiveKernel kernel) : IClassFixture<LiveKernel>
{
    private const string Answering = SandboxScript.Client + """
        question = call(0x21, wait=True, timeout=60)["messages"][0]
        call(0x20, to=question["from"], message=question["message"] * 2, reply_to=question["id"])
        """;

    private const string Asking = SandboxScript.Client + """
        reply = call(0x20, to_name="answering", message=21, wait_reply=True, timeout=60)["reply"]
        call(0x20, to_name="operator", message=[reply["from_name"], reply["message"]])
        """;

    [Fact]
    public void Two_agents_exchange_messages_from_inside_their_sandboxes()
    {
        using TempDirectory scripts = new();
        using RawClient client = kernel.Connect();
        client.CallJson(Opcode.Register, """{"name": "operator"}""");
        Spawn(client, scripts, "answering", Answering);
        Spawn(client, scripts, "asking", Asking);
        JsonElement message = client.CallJson(Opcode.Receive, """{"wait": true, "timeout": 60}""").GetProperty("messages")[0];
        Assert.Equal("asking", message.GetProperty("from_name").GetString());
        Assert.Equal("""["answering", 42]""", message.GetProperty("message").GetRawText());
    }

    private static void Spawn(RawClient client, TempDirectory scripts, string name, string script)
    {
        string path = Path.Combine(scripts.Path, name + ".py");
        File.WriteAllText(path, script);
        JsonElement spawned = client.CallJson(Opcode.Spawn, $$"""{"name": "{{name}}", "script": "{{path}}"}""");
        Assert.True(spawned.TryGetProperty("id", out _), spawned.GetRawText());
    }
}
