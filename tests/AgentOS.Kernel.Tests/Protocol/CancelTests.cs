using System.Text;
using System.Text.Json;
using AgentOS.Kernel.Tests.Exec;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Kernel.Tests.Protocol;

public sealed class CancelTests
{
    [Fact]
    [Trait("Rule", "X2")]
    public void A_call_that_is_not_under_way_cannot_be_cancelled()
    {
        using LiveKernel kernel = new();
        using RawClient client = kernel.Connect();
        client.CallJson(Opcode.Hello, """{"features": ["call_ids"]}""");
        (KernelHeader header, string text) = client.Call(Opcode.Cancel, """{"call": 5}""", tag: 9);
        Assert.Equal((9u, Opcode.Cancel), (header.Tag, header.Opcode));
        Assert.False(JsonDocument.Parse(text).RootElement.GetProperty("cancelled").GetBoolean());
    }

    [Fact]
    public void A_cancel_that_names_no_call_is_a_bad_payload()
    {
        using LiveKernel kernel = new();
        using RawClient client = kernel.Connect();
        Assert.Equal("protocol.bad-payload", client.CallJson(Opcode.Cancel, "{}").GetProperty("code").GetString());
        Assert.Equal("still here", client.Call(Opcode.Noop, "still here").Text);
    }

    [Theory]
    [Trait("Rule", "X1")]
    [InlineData(Opcode.Receive, """{"wait": true, "timeout": 300}""")]
    [InlineData(Opcode.Send, """{"to_name": "silent", "message": 1, "wait_reply": true, "timeout": 300}""")]
    public void A_waiting_call_that_is_given_up_is_answered_once(Opcode opcode, string payload)
    {
        using LiveKernel kernel = new();
        using RawClient silent = kernel.Connect(), client = kernel.Connect();
        silent.CallJson(Opcode.Register, """{"name": "silent"}""");
        client.CallJson(Opcode.Hello, """{"features": ["call_ids"]}""");
        Dictionary<uint, string> answers = CancelledCall(client, opcode, payload);
        Assert.True(JsonDocument.Parse(answers[2]).RootElement.GetProperty("cancelled").GetBoolean());
        Assert.True(answers.ContainsKey(1));
        // Once: the next frame answers the next call.
        Assert.Equal(3u, client.Call(Opcode.Noop, "", tag: 3).Header.Tag);
        Assert.False(JsonDocument.Parse(client.Call(Opcode.Cancel, """{"call": 1}""", tag: 4).Text).RootElement.GetProperty("cancelled").GetBoolean());
    }

    [Fact]
    [Trait("Rule", "X1")]
    public void A_command_that_is_given_up_is_killed_before_the_answer()
    {
        using OperatorKernel kernel = new();
        using RawClient client = kernel.Connect(), other = kernel.Connect();
        client.CallJson(Opcode.Hello, """{"features": ["call_ids", "streams"]}""");
        client.Send(Opcode.Exec, """{"command": "echo running; exec sleep 4243", "stream": true, "timeout": 300}""", tag: 1);
        Assert.Equal(Opcode.Chunk, client.Receive()!.Value.Header.Opcode);
        Assert.Equal("1\n", Count(other));
        client.Send(Opcode.Cancel, """{"call": 1}""", tag: 2);
        Dictionary<uint, string> answers = Receive(client, 2);
        Assert.True(JsonDocument.Parse(answers[2]).RootElement.GetProperty("cancelled").GetBoolean());
        Assert.False(JsonDocument.Parse(answers[1]).RootElement.GetProperty("success").GetBoolean());
        Assert.Equal("0\n", Count(other));
    }

    private static Dictionary<uint, string> CancelledCall(RawClient client, Opcode opcode, string payload)
    {
        client.Send(opcode, payload, tag: 1);
        client.Send(Opcode.Cancel, """{"call": 1}""", tag: 2);
        return Receive(client, 2);
    }

    private static Dictionary<uint, string> Receive(RawClient client, int count)
    {
        Dictionary<uint, string> answers = [];
        for (; count > 0; count--)
        {
            (KernelHeader header, byte[] payload) = client.Receive()!.Value;
            answers.Add(header.Tag, Encoding.UTF8.GetString(payload));
        }

        return answers;
    }

    // In the sandbox that all operators share.
    private static string? Count(RawClient client) => client.CallJson(
        Opcode.Exec, """{"command": "cat /proc/[0-9]*/cmdline | tr '\\0' ' ' | grep -c 'sleep [4]243'; true"}""").GetProperty("stdout").GetString();
}
