using System.Text.Json;
using AgentOS.Kernel.Tests.Protocol;
using AgentOS.Protocol.Kernel;
using AgentOS.Testing;

namespace AgentOS.Kernel.Tests.State;

public sealed class StateCallTests
{
    [Fact]
    [Trait("Rule", "S1")]
    public void Fault_11_a_session_is_nobody_elses()
    {
        using LiveKernel kernel = new();
        using RawClient one = kernel.Connect(), other = kernel.Connect();
        one.CallJson(Opcode.Store, """{"key": "k", "value": 1, "scope": "session"}""");
        Assert.True(Fetch(one, "k").GetProperty("exists").GetBoolean());
        Assert.False(Fetch(other, "k").GetProperty("exists").GetBoolean());
        Assert.False(Fetch(one, "k", "global").GetProperty("exists").GetBoolean());
    }

    [Fact]
    [Trait("Rule", "S1")]
    public void Fault_11_an_agents_key_hides_nobody_elses()
    {
        using LiveKernel kernel = new();
        using TempDirectory scripts = new();
        using RawClient client = kernel.Connect();
        client.CallJson(Opcode.Register, """{"name": "operator"}""");
        client.CallJson(Opcode.Store, """{"key": "k", "value": "everybody's"}""");
        string script = Path.Combine(scripts.Path, "store.py");
        File.WriteAllText(script, SandboxScript.Client + """
            name = call(0x21, wait=True, timeout=60)["messages"][0]["message"]
            call(0x30, key="k", value=name, scope="agent")
            call(0x20, to_name="operator", message="stored")
            call(0x21, wait=True, timeout=60)
            call(0x20, to_name="operator", message=[call(0x31, key="k")["value"], call(0x31, key="k", scope="global")["value"]])
            """);
        string[] agents = ["one", "two"];
        foreach (string agent in agents)
        {
            client.CallJson(Opcode.Spawn, $$"""{"name": "{{agent}}", "script": "{{script}}"}""");
            client.CallJson(Opcode.Send, $$"""{"to_name": "{{agent}}", "message": "{{agent}}'s"}""");
            Assert.Equal("stored", Next(client).GetString());
        }

        foreach (string agent in agents)
        {
            client.CallJson(Opcode.Send, $$"""{"to_name": "{{agent}}", "message": "go on"}""");
            Assert.Equal($"""["{agent}'s", "everybody's"]""", Next(client).GetRawText());
        }
    }

    [Fact]
    [Trait("Rule", "S2")]
    public void Where_no_scope_is_named_the_nearest_that_has_the_key_is_meant()
    {
        using LiveKernel kernel = new();
        using RawClient client = kernel.Connect();
        foreach (string scope in (string[])["global", "session", "agent"])
            client.CallJson(Opcode.Store, $$"""{"key": "k", "value": "{{scope}}", "scope": "{{scope}}"}""");
        foreach (string scope in (string[])["agent", "session", "global"])
        {
            Assert.Equal((scope, scope), (Fetch(client, "k").GetProperty("value").GetString(), Fetch(client, "k").GetProperty("scope").GetString()));
            Assert.True(client.CallJson(Opcode.Delete, """{"key": "k"}""").GetProperty("deleted").GetBoolean());
        }

        Assert.False(Fetch(client, "k").GetProperty("exists").GetBoolean());
        Assert.Equal(JsonValueKind.Null, Fetch(client, "k").GetProperty("value").ValueKind);
        Assert.False(client.CallJson(Opcode.Delete, """{"key": "k"}""").GetProperty("deleted").GetBoolean());
    }

    [Fact]
    [Trait("Rule", "S6")]
    public void What_is_everybodys_outlives_the_kernel_and_a_session_does_not()
    {
        using RestartedKernel kernel = new();
        using (RawClient client = kernel.Connect())
        {
            client.CallJson(Opcode.Store, """{"key": "kept", "value": {"n": 1}}""");
            client.CallJson(Opcode.Store, """{"key": "gone", "value": 1, "scope": "session"}""");
        }

        kernel.Restart();
        using RawClient after = kernel.Connect();
        Assert.Equal("""{"n":1}""", JsonSerializer.Serialize(Fetch(after, "kept").GetProperty("value")));
        Assert.False(Fetch(after, "gone").GetProperty("exists").GetBoolean());
        Assert.Equal("kept", Assert.Single(after.CallJson(Opcode.Keys, """{"prefix": "k"}""").GetProperty("keys").EnumerateArray()).GetString());
    }

    [Theory]
    [InlineData(Opcode.Store, "")]
    [InlineData(Opcode.Store, """{"key": "k"}""")]
    [InlineData(Opcode.Store, """{"key": "k", "value": 1, "scope": "universe"}""")]
    [InlineData(Opcode.Store, """{"key": "k", "value": 1, "scope": 1}""")]
    [InlineData(Opcode.Store, """{"key": "k", "value": 1, "ttl": 0}""")]
    [InlineData(Opcode.Store, """{"key": "k", "value": 1, "ttl": -5}""")]
    [InlineData(Opcode.Store, """{"key": "k", "value": 1, "ttl": 1e300}""")]
    [InlineData(Opcode.Store, """{"key": 7, "value": 1}""")]
    [InlineData(Opcode.Fetch, "{}")]
    [InlineData(Opcode.Delete, "[]")]
    [InlineData(Opcode.Keys, """{"prefix": 1}""")]
    public void A_payload_that_is_none_is_answered_and_changes_nothing(Opcode opcode, string payload)
    {
        using LiveKernel kernel = new();
        using RawClient client = kernel.Connect();
        Assert.Equal("protocol.bad-payload", client.CallJson(opcode, payload).GetProperty("code").GetString());
        Assert.Equal(0, client.CallJson(Opcode.Keys, "").GetProperty("count").GetInt32());
    }

    [Fact]
    public void Keys_have_a_length()
    {
        using LiveKernel kernel = new();
        using RawClient client = kernel.Connect();
        foreach (string key in (string[])["", new string('k', 1025)])
            Assert.Equal("state.bad-key", client.CallJson(Opcode.Store, $$"""{"key": "{{key}}", "value": 1}""").GetProperty("code").GetString());
    }

    private static JsonElement Fetch(RawClient client, string key, string? scope = null) =>
        client.CallJson(Opcode.Fetch, scope is null ? $$"""{"key": "{{key}}"}""" : $$"""{"key": "{{key}}", "scope": "{{scope}}"}""");

    private static JsonElement Next(RawClient client) =>
        client.CallJson(Opcode.Receive, """{"wait": true, "timeout": 60}""").GetProperty("messages")[0].GetProperty("message");
}
