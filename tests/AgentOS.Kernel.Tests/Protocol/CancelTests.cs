using System.Text.Json;
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
}
