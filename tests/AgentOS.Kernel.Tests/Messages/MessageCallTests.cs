using System.Text.Json;
using AgentOS.Kernel.Tests.Protocol;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Kernel.Tests.Messages;

public sealed class MessageCallTests(LiveKernel kernel) : IClassFixture<LiveKernel>
{
    [Fact]
    public void A_message_reaches_the_one_it_is_sent_to()
    {
        using RawClient sender = kernel.Connect(), reader = kernel.Connect();
        uint from = Register(sender, "m-sender"), to = Register(reader, "m-reader");
        JsonElement sent = sender.CallJson(Opcode.Send, """{"to_name": "m-reader", "message": {"deep": [1, null, "ü"]}}""");
        Assert.Equal(to, sent.GetProperty("delivered_to").GetUInt32());
        JsonElement received = reader.CallJson(Opcode.Receive, "");
        JsonElement message = received.GetProperty("messages")[0];
        Assert.Equal(1, received.GetProperty("count").GetInt32());
        Assert.Equal(from, message.GetProperty("from").GetUInt32());
        Assert.Equal("m-sender", message.GetProperty("from_name").GetString());
        Assert.Equal("""{"deep": [1, null, "ü"]}""", message.GetProperty("message").GetRawText());
        Assert.Equal(sent.GetProperty("id").GetUInt64(), message.GetProperty("id").GetUInt64());
        Assert.True(message.GetProperty("age_ms").GetInt64() >= 0);
    }

    [Theory]
    [Trait("Rule", "M1")]
    [InlineData("""{"to": 4000000000, "message": 1}""")]
    [InlineData("""{"to_name": "nobody at all", "message": 1}""")]
    public void Fault_10_a_message_to_nobody_is_an_error(string payload)
    {
        using RawClient client = kernel.Connect();
        Assert.Equal("identity.not-found", client.CallJson(Opcode.Send, payload).GetProperty("code").GetString());
    }

    [Fact]
    [Trait("Rule", "M6")]
    public void Fault_10_a_name_is_free_again_when_its_owner_has_left_and_broadcasts_do_not_count_the_dead()
    {
        using RawClient owner = kernel.Connect(), next = kernel.Connect();
        Register(owner, "m-name");
        Assert.Equal("identity.name-taken", next.CallJson(Opcode.Register, """{"name": "m-name"}""").GetProperty("code").GetString());
        Assert.Equal("goodbye", owner.Call(Opcode.Exit, "").Text);
        Assert.Null(owner.Receive());
        Register(next, "m-name");
        JsonElement broadcast = next.CallJson(Opcode.Broadcast, """{"message": "all"}""");
        JsonElement withSelf = next.CallJson(Opcode.Broadcast, """{"message": "all", "include_self": true}""");
        Assert.Equal(broadcast.GetProperty("delivered_count").GetInt32() + 1, withSelf.GetProperty("delivered_count").GetInt32());
        Assert.Equal(1, next.CallJson(Opcode.Receive, "").GetProperty("count").GetInt32());
    }

    [Fact]
    [Trait("Rule", "M4")]
    public void A_waiting_reader_delays_nobody_and_gets_the_message()
    {
        using RawClient reader = kernel.Connect(), sender = kernel.Connect();
        Register(reader, "m-waiting");
        reader.Send(Opcode.Receive, """{"wait": true, "timeout": 60}""");
        Assert.Equal("on", sender.Call(Opcode.Noop, "on").Text);
        sender.CallJson(Opcode.Send, """{"to_name": "m-waiting", "message": 7}""");
        (KernelHeader header, byte[] payload) = reader.Receive()!.Value;
        Assert.Equal(Opcode.Receive, header.Opcode);
        Assert.Equal(7, JsonDocument.Parse(payload).RootElement.GetProperty("messages")[0].GetProperty("message").GetInt32());
    }

    [Fact]
    [Trait("Rule", "M5")]
    public void A_request_is_answered_with_the_reply()
    {
        using RawClient asker = kernel.Connect(), addressee = kernel.Connect();
        Register(asker, "m-asker");
        Register(addressee, "m-addressee");
        asker.Send(Opcode.Send, """{"to_name": "m-addressee", "message": "2 + 2", "wait_reply": true, "timeout": 60}""");
        JsonElement question = addressee.CallJson(Opcode.Receive, """{"wait": true, "timeout": 60}""").GetProperty("messages")[0];
        addressee.CallJson(Opcode.Send, $$"""{"to_name": "m-asker", "message": 4, "reply_to": {{question.GetProperty("id").GetUInt64()}}}""");
        JsonElement answer = JsonDocument.Parse(asker.Receive()!.Value.Payload).RootElement;
        Assert.Equal(4, answer.GetProperty("reply").GetProperty("message").GetInt32());
    }

    [Theory]
    [InlineData(Opcode.Send, "")]
    [InlineData(Opcode.Send, """{"message": 1}""")]
    [InlineData(Opcode.Send, """{"to": 1}""")]
    [InlineData(Opcode.Send, """{"to": -1, "message": 1}""")]
    [InlineData(Opcode.Send, """{"to": "1", "message": 1}""")]
    [InlineData(Opcode.Send, """{"to": 1, "message": 1, "timeout": -1}""")]
    [InlineData(Opcode.Send, """{"to": 1, "message": 1, "timeout": 1e300}""")]
    [InlineData(Opcode.Send, """{"to": 1, "message": {"a": }}""")]
    [InlineData(Opcode.Receive, """{"max": 0}""")]
    [InlineData(Opcode.Receive, """{"max": 1001}""")]
    [InlineData(Opcode.Receive, """{"wait": "yes"}""")]
    [InlineData(Opcode.Broadcast, "{}")]
    [InlineData(Opcode.Register, "{}")]
    [InlineData(Opcode.Register, """{"name": "\ud800"}""")]
    public void A_payload_that_is_none_is_answered_and_changes_nothing(Opcode opcode, string payload)
    {
        using RawClient client = kernel.Connect();
        Assert.Equal("protocol.bad-payload", client.CallJson(opcode, payload).GetProperty("code").GetString());
        Assert.Equal("still", client.Call(Opcode.Noop, "still").Text);
    }

    [Theory]
    [InlineData("""{"name": ""}""")]
    [InlineData("""{"name": "   "}""")]
    [InlineData("""{"name": "\u001b[2J"}""")]
    [InlineData("""{"name": "agent_4000000000"}""")]
    public void What_cannot_be_a_name_is_refused(string payload)
    {
        using RawClient client = kernel.Connect();
        Assert.Equal("identity.name-invalid", client.CallJson(Opcode.Register, payload).GetProperty("code").GetString());
    }

    private static uint Register(RawClient client, string name) =>
        client.CallJson(Opcode.Register, JsonSerializer.Serialize(new Dictionary<string, string> { ["name"] = name })).GetProperty("agent_id").GetUInt32();
}
