using System.Text.Json;
using AgentOS.Kernel.Tests.Protocol;
using AgentOS.Protocol.Kernel;
using AgentOS.Testing;

namespace AgentOS.Kernel.Tests.Events;

public sealed class EventCallTests(LiveKernel kernel) : IClassFixture<LiveKernel>
{
    [Fact]
    [Trait("Rule", "V1")]
    public void Events_are_pushed_to_who_agreed_on_it()
    {
        using RawClient subscriber = kernel.Connect(), emitter = kernel.Connect();
        subscriber.CallJson(Opcode.Hello, """{"features": ["call_ids", "events"]}""");
        subscriber.CallJson(Opcode.Subscribe, """{"event_types": ["build finished"]}""");
        JsonElement emitted = emitter.CallJson(Opcode.Emit, """{"event": "build finished", "data": {"ok": true}}""");
        Assert.Equal(1, emitted.GetProperty("delivered_count").GetInt32());
        (KernelHeader header, byte[] payload) = subscriber.Receive()!.Value;
        JsonElement pushed = JsonDocument.Parse(payload).RootElement;
        Assert.Equal((Opcode.Event, 0u), (header.Opcode, header.Tag));
        Assert.Equal("build finished", pushed.GetProperty("type").GetString());
        Assert.Equal("""{"ok": true}""", pushed.GetProperty("data").GetRawText());
        Assert.True(pushed.GetProperty("timestamp").GetDouble() > 0);
    }

    [Fact]
    [Trait("Rule", "V3")]
    public void A_subscriber_that_does_not_read_delays_nobody_and_hears_how_much_it_missed()
    {
        using RawClient deaf = kernel.Connect(), emitter = kernel.Connect();
        deaf.CallJson(Opcode.Hello, """{"features": ["call_ids", "events"]}""");
        deaf.CallJson(Opcode.Subscribe, """{"event": "flood"}""");
        string emit = JsonSerializer.Serialize(new Dictionary<string, string> { ["event"] = "flood", ["data"] = new string('x', 60_000) });
        const int emitted = 200;
        for (int count = 0; count < emitted; count++)
            Assert.Equal(1, emitter.CallJson(Opcode.Emit, emit).GetProperty("delivered_count").GetInt32());
        int received = 0, lost = 0;
        while (received + lost < emitted)
        {
            JsonElement pushed = JsonDocument.Parse(deaf.Receive()!.Value.Payload).RootElement;
            if (pushed.GetProperty("type").GetString() == "EVENTS_LOST")
                lost += pushed.GetProperty("data").GetProperty("count").GetInt32();
            else
                received++;
        }

        Assert.True(lost > 0);
        Assert.Equal(emitted, received + lost);
    }

    [Fact]
    public void Without_it_events_are_polled_until_they_are_unsubscribed_from()
    {
        using RawClient client = kernel.Connect();
        client.CallJson(Opcode.Subscribe, """{"events": ["polled", "other"]}""");
        client.CallJson(Opcode.Emit, """{"event_type": "polled"}""");
        JsonElement polled = client.CallJson(Opcode.PollEvents, "");
        Assert.Equal(1, polled.GetProperty("count").GetInt32());
        Assert.Equal("polled", polled.GetProperty("events")[0].GetProperty("type").GetString());
        Assert.Equal("""["other"]""", client.CallJson(Opcode.Unsubscribe, """{"event": "polled"}""").GetProperty("subscribed").GetRawText());
        client.CallJson(Opcode.Emit, """{"event": "polled"}""");
        Assert.Equal(0, client.CallJson(Opcode.PollEvents, "").GetProperty("count").GetInt32());
        Assert.Equal("[]", client.CallJson(Opcode.Unsubscribe, """{"all": true}""").GetProperty("subscribed").GetRawText());
    }

    [Fact]
    [Trait("Rule", "V5")]
    public void Fault_12_messages_and_changed_state_make_events()
    {
        using RawClient watcher = kernel.Connect(), other = kernel.Connect();
        uint id = other.Call(Opcode.Noop, "").Header.Tag;
        watcher.CallJson(Opcode.Subscribe, """{"event_types": ["MESSAGE_RECEIVED", "STATE_CHANGED"]}""");
        watcher.CallJson(Opcode.Send, $$"""{"to": {{id}}, "message": "hello"}""");
        other.CallJson(Opcode.Store, """{"key": "event-key", "value": 1, "scope": "session"}""");
        other.CallJson(Opcode.Delete, """{"key": "event-key"}""");
        JsonElement events = watcher.CallJson(Opcode.PollEvents, "").GetProperty("events");
        Assert.Equal(["MESSAGE_RECEIVED", "STATE_CHANGED", "STATE_CHANGED"], events.EnumerateArray().Select(each => each.GetProperty("type").GetString()));
        Assert.All(events.EnumerateArray(), each => Assert.Equal(id, each.GetProperty("source_agent_id").GetUInt32()));
        Assert.Equal("""{"key":"event-key","scope":"session","operation":"delete"}""", events[2].GetProperty("data").GetRawText());
    }

    [Fact]
    [Trait("Rule", "V4")]
    public void An_agent_cannot_make_the_kernels_events_and_sees_its_own_end_reported_to_others()
    {
        using TempDirectory scripts = new();
        using RawClient client = kernel.Connect();
        client.CallJson(Opcode.Register, """{"name": "event-operator"}""");
        client.CallJson(Opcode.Subscribe, """{"event_types": ["AGENT_SPAWNED", "AGENT_EXITED"]}""");
        string script = Path.Combine(scripts.Path, "emit.py");
        File.WriteAllText(script, SandboxScript.Client + """
            call(0x20, to_name="event-operator", message=call(0x63, event="AGENT_EXITED").get("code"))
            """);
        JsonElement spawned = client.CallJson(Opcode.Spawn, $$"""{"name": "emitting", "script": "{{script}}"}""");
        Assert.True(spawned.TryGetProperty("id", out JsonElement id), spawned.GetRawText());
        JsonElement message = client.CallJson(Opcode.Receive, """{"wait": true, "timeout": 60}""").GetProperty("messages")[0];
        Assert.Equal("event.reserved", message.GetProperty("message").GetString());
        JsonElement first = client.CallJson(Opcode.PollEvents, """{"max": 1}""").GetProperty("events")[0];
        Assert.Equal("AGENT_SPAWNED", first.GetProperty("type").GetString());
        Assert.Equal(id.GetUInt32(), first.GetProperty("source_agent_id").GetUInt32());
        // An operator may, to try out what waits for such events.
        Assert.True(client.CallJson(Opcode.Emit, """{"event": "AGENT_EXITED"}""").GetProperty("success").GetBoolean());
    }

    [Theory]
    [InlineData(Opcode.Subscribe, "", "protocol.bad-payload")]
    [InlineData(Opcode.Subscribe, """{"event_types": "x"}""", "protocol.bad-payload")]
    [InlineData(Opcode.Subscribe, """{"event_types": [null]}""", "event.bad-name")]
    [InlineData(Opcode.Subscribe, """{"event": ""}""", "event.bad-name")]
    [InlineData(Opcode.Unsubscribe, "{}", "protocol.bad-payload")]
    [InlineData(Opcode.PollEvents, """{"max": 0}""", "protocol.bad-payload")]
    [InlineData(Opcode.Emit, "{}", "protocol.bad-payload")]
    [InlineData(Opcode.Emit, """{"event": "*"}""", "event.bad-name")]
    public void A_payload_that_is_none_is_answered(Opcode opcode, string payload, string code)
    {
        using RawClient client = kernel.Connect();
        Assert.Equal(code, client.CallJson(opcode, payload).GetProperty("code").GetString());
        Assert.Equal("still", client.Call(Opcode.Noop, "still").Text);
    }
}
