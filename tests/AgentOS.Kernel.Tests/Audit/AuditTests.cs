using System.Text;
using System.Text.Json;
using AgentOS.Kernel.Tests.Protocol;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Kernel.Tests.Audit;

public sealed class AuditTests : IDisposable
{
    private readonly RestartedKernel _kernel = new();

    public void Dispose() => _kernel.Dispose();

    [Fact]
    [Trait("Rule", "U1")]
    public void Fault_12_an_entry_names_the_true_caller_whatever_the_frame_says()
    {
        using RawClient client = _kernel.Connect(), other = _kernel.Connect();
        uint id = client.CallJson(Opcode.Register, """{"name": "killer"}""").GetProperty("agent_id").GetUInt32();
        uint innocent = other.Call(Opcode.Noop, "").Header.Tag;
        client.Call(Opcode.Kill, """{"name": "nobody"}""", tag: innocent);
        JsonElement entry = Assert.Single(Log(client, """{"category": "AGENT_LIFECYCLE"}"""));
        Assert.Equal((id, "killer", "KILL", false), (
            entry.GetProperty("agent_id").GetUInt32(), entry.GetProperty("agent_name").GetString(),
            entry.GetProperty("event_type").GetString(), entry.GetProperty("success").GetBoolean()));
        JsonElement details = entry.GetProperty("details");
        Assert.Equal(("""{"name": "nobody"}""", "agent.not-found"), (details.GetProperty("request").GetString(), details.GetProperty("code").GetString()));
    }

    [Theory]
    [Trait("Rule", "U2")]
    [InlineData("""{"op": "message", "id": "deleg-1", "content": "a secret"}""", "deleg-1")]
    [InlineData("""{"content": "a secret", "op": "search", "query": "a secret", "agent": "../other", "content": "a secret"}""", "../other")]
    [InlineData("""{"op": "a secret" """, "")]
    public void Who_asks_another_agent_is_logged_and_not_what_is_said(string request, string shown)
    {
        using RawClient client = _kernel.Connect();
        client.Call(Opcode.Delegate, request);
        JsonElement entry = Log(client, "{}").Single(static entry => entry.GetProperty("event_type").GetString() == "DELEGATE");
        Assert.Contains(shown, entry.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", entry.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Rule", "U2")]
    public void A_frame_that_is_none_is_logged()
    {
        using RawClient broken = _kernel.Connect(), client = _kernel.Connect();
        uint id = broken.Call(Opcode.Noop, "").Header.Tag;
        broken.Send(Encoding.ASCII.GetBytes("GET / HTTP/1.1\r\nHost: localhost\r\n"));
        Assert.NotNull(broken.Receive());
        JsonElement entry = Assert.Single(Log(client, """{"category": "SECURITY"}"""));
        Assert.Equal((id, "protocol.bad-magic"), (entry.GetProperty("agent_id").GetUInt32(), entry.GetProperty("details").GetProperty("code").GetString()));
    }

    [Fact]
    [Trait("Rule", "U3")]
    public void Entries_and_configuration_outlive_the_kernel()
    {
        using (RawClient client = _kernel.Connect())
        {
            client.CallJson(Opcode.SetAuditConfiguration, """{"log_state": true}""");
            client.CallJson(Opcode.Store, """{"key": "k", "value": "secret"}""");
        }

        _kernel.Restart();
        using RawClient after = _kernel.Connect();
        after.CallJson(Opcode.Fetch, """{"key": "k"}""");
        JsonElement[] entries = Log(after, """{"category": "STATE_STORE"}""");
        Assert.Equal(["STORE", "FETCH"], entries.Select(entry => entry.GetProperty("event_type").GetString()));
        Assert.All(entries, entry => Assert.DoesNotContain("secret", entry.GetRawText(), StringComparison.Ordinal));
        Assert.False(File.GetUnixFileMode(Path.Combine(_kernel.StateDirectory, "logbook.db")).HasFlag(UnixFileMode.OtherRead));
    }

    [Fact]
    [Trait("Rule", "U4")]
    public void Entries_are_filtered_before_they_are_limited()
    {
        using RawClient client = _kernel.Connect(), other = _kernel.Connect();
        client.CallJson(Opcode.SetAuditConfiguration, """{"log_ipc": true, "log_state": true, "log_security": false}""");
        uint id = other.Call(Opcode.Noop, "").Header.Tag;
        other.CallJson(Opcode.Receive, "");
        for (int count = 0; count < 20; count++)
            client.CallJson(Opcode.Fetch, """{"key": "k"}""");
        Assert.Equal(id, Assert.Single(Log(client, """{"category": "IPC", "limit": 1}""")).GetProperty("agent_id").GetUInt32());
        Assert.Equal("RECV", Assert.Single(Log(client, $$"""{"agent_id": {{id}}, "limit": 5}""")).GetProperty("event_type").GetString());
        JsonElement[] newest = Log(client, """{"limit": 3}""");
        long last = newest[2].GetProperty("id").GetInt64();
        Assert.Equal([last - 2, last - 1, last], newest.Select(entry => entry.GetProperty("id").GetInt64()));
        Assert.Equal([last - 1, last], Log(client, $$"""{"since_id": {{last - 2}}}""").Select(entry => entry.GetProperty("id").GetInt64()));
    }

    [Fact]
    public void Only_so_many_entries_are_kept()
    {
        using RawClient client = _kernel.Connect();
        client.CallJson(Opcode.SetAuditConfiguration, """{"log_state": true, "max_entries": 3}""");
        for (int count = 0; count < 10; count++)
            client.CallJson(Opcode.Fetch, """{"key": "k"}""");
        Assert.Equal(3, Log(client, "").Length);
    }

    [Fact]
    public void A_configuration_changes_what_it_names_and_shows_the_rest()
    {
        using RawClient client = _kernel.Connect();
        JsonElement config = client.CallJson(Opcode.SetAuditConfiguration, """{"log_syscalls": true}""").GetProperty("config");
        Assert.Equal(
            """{"max_entries":10000,"log_syscalls":true,"log_security":true,"log_lifecycle":true,"log_ipc":false,"log_state":false,"log_resource":true,"log_network":false,"log_world":false}""",
            config.GetRawText());
        client.Call(Opcode.Noop, "");
        Assert.Equal("NOOP", Assert.Single(Log(client, """{"category": "SYSCALL", "limit": 1}""")).GetProperty("event_type").GetString());
    }

    [Theory]
    [InlineData(Opcode.GetAuditLog, """{"category": "NONE"}""")]
    [InlineData(Opcode.GetAuditLog, """{"limit": 0}""")]
    [InlineData(Opcode.GetAuditLog, """{"agent_id": "x"}""")]
    [InlineData(Opcode.SetAuditConfiguration, """{"max_entries": 0}""")]
    [InlineData(Opcode.SetAuditConfiguration, """{"log_ipc": "yes"}""")]
    public void A_payload_that_is_none_is_answered(Opcode opcode, string payload)
    {
        using RawClient client = _kernel.Connect();
        Assert.Equal("protocol.bad-payload", client.CallJson(opcode, payload).GetProperty("code").GetString());
    }

    private static JsonElement[] Log(RawClient client, string payload) => [.. client.CallJson(Opcode.GetAuditLog, payload).GetProperty("entries").EnumerateArray()];
}
