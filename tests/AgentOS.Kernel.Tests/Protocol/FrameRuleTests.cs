using System.Text;
using System.Text.Json;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Kernel.Tests.Protocol;

/// <summary>The numbered rules of docs/protocols/kernel.md.</summary>
public sealed class FrameRuleTests(LiveKernel kernel) : IClassFixture<LiveKernel>
{
    private const Opcode Unknown = (Opcode)0x7E;

    [Fact]
    public void A_header_is_these_bytes()
    {
        byte[] bytes = RawClient.Frame(Opcode.Exec, "hi"u8, tag: 0x01020304);
        Assert.Equal("544e4741" + "04030201" + "04" + "0200000000000000" + "6869", Convert.ToHexStringLower(bytes));
    }

    [Theory]
    [InlineData("")]
    [InlineData("any bytes")]
    public void NOOP_brings_the_payload_back(string payload)
    {
        using RawClient client = kernel.Connect();
        (KernelHeader header, string text) = client.Call(Opcode.Noop, payload);
        Assert.Equal((Opcode.Noop, payload), (header.Opcode, text));
    }

    [Fact]
    public void NOOP_brings_the_longest_payload_back_and_it_comes_in_pieces()
    {
        byte[] payload = new byte[KernelHeader.DefaultFrameLimit];
        new Random(1).NextBytes(payload);
        byte[] frame = RawClient.Frame(Opcode.Noop, payload);
        using RawClient client = kernel.Connect();
        foreach (byte[] piece in frame.Chunk(100_003))
            client.Send(piece);
        Assert.Equal(payload, client.Receive()!.Value.Payload);
    }

    [Fact]
    public void K01_who_calls_is_the_connection_whatever_the_tag_says()
    {
        using RawClient first = kernel.Connect();
        using RawClient second = kernel.Connect();
        uint one = first.Call(Opcode.Noop, "").Header.Tag, two = second.Call(Opcode.Noop, "").Header.Tag;
        Assert.NotEqual(one, two);
        Assert.Equal(two, second.Call(Opcode.Noop, "", tag: one).Header.Tag);
    }

    [Fact]
    public void K02_answers_come_in_the_order_of_the_calls()
    {
        using RawClient client = kernel.Connect();
        client.Send([.. Enumerable.Range(0, 1000).SelectMany(number => RawClient.Frame(Opcode.Noop, Encoding.ASCII.GetBytes($"{number}")))]);
        Assert.Equal(Enumerable.Range(0, 1000).Select(number => $"{number}"), Enumerable.Range(0, 1000).Select(_ => Encoding.ASCII.GetString(client.Receive()!.Value.Payload)));
    }

    [Fact]
    public void K03_another_magic_is_answered_and_ends_the_connection()
    {
        using RawClient client = kernel.Connect();
        client.Send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"u8);
        Assert.Equal("protocol.bad-magic", CodeOf(client.Receive()!.Value.Payload));
        Assert.Null(client.Receive());
    }

    [Theory]
    [InlineData(KernelHeader.DefaultFrameLimit + 1UL)]
    [InlineData(ulong.MaxValue)]
    [InlineData(1UL << 63)]
    public void K04_a_length_above_the_limit_is_answered_and_ends_the_connection(ulong length)
    {
        byte[] header = new byte[KernelHeader.Size];
        new KernelHeader(0, Opcode.Noop, length).Write(header);
        using RawClient client = kernel.Connect();
        client.Send(header);
        Assert.Equal("protocol.frame-too-large", CodeOf(client.Receive()!.Value.Payload));
        Assert.Null(client.Receive());
    }

    [Fact]
    public void K05_an_unknown_opcode_is_answered_and_the_connection_goes_on()
    {
        using RawClient client = kernel.Connect();
        JsonElement answer = client.CallJson(Unknown, "{}");
        Assert.Equal("protocol.unknown-opcode", answer.GetProperty("code").GetString());
        Assert.Equal("still", client.Call(Opcode.Noop, "still").Text);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"features\": 7}")]
    [InlineData("{\"features\": [")]
    [InlineData("\u0000")]
    public void K06_a_payload_that_is_not_what_the_call_takes_is_answered(string payload)
    {
        using RawClient client = kernel.Connect();
        Assert.Equal("protocol.bad-payload", client.CallJson(Opcode.Hello, payload).GetProperty("code").GetString());
        Assert.Equal("still", client.Call(Opcode.Noop, "still").Text);
    }

    [Fact]
    public void K07_a_failure_says_what_and_what_to_do()
    {
        using RawClient client = kernel.Connect();
        JsonElement answer = client.CallJson(Unknown, "");
        Assert.False(answer.GetProperty("success").GetBoolean());
        Assert.Contains("0x7E", answer.GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.NotEmpty(answer.GetProperty("remedy").GetString()!);
    }

    [Fact]
    public void K09_a_caller_that_does_not_read_is_not_read_from_and_harms_nobody()
    {
        using RawClient deaf = kernel.Connect();
        byte[] frame = RawClient.Frame(Opcode.Noop, new byte[KernelHeader.DefaultFrameLimit]);
        Task sending = Task.Run(() =>
        {
            for (int count = 0; count < 64; count++)
                deaf.Send(frame);
        }, TestContext.Current.CancellationToken);
        using RawClient other = kernel.Connect();
        for (int count = 0; count < 100; count++)
            Assert.Equal("on", other.Call(Opcode.Noop, "on").Text);
        Assert.False(sending.IsCompleted);
        for (int count = 0; count < 64; count++)
            Assert.Equal(KernelHeader.DefaultFrameLimit, deaf.Receive()!.Value.Payload.Length);
    }

    [Fact]
    public void K10_call_ids_are_on_from_the_next_frame_on()
    {
        using RawClient client = kernel.Connect();
        (KernelHeader header, string text) = client.Call(Opcode.Hello, """{"features": ["call_ids", "no such feature"]}""", tag: 99);
        JsonElement answer = JsonDocument.Parse(text).RootElement;
        Assert.True(answer.GetProperty("features").GetProperty("call_ids").GetBoolean());
        Assert.Equal(answer.GetProperty("agent_id").GetUInt32(), header.Tag);
        Assert.Equal(99u, client.Call(Opcode.Noop, "", tag: 99).Header.Tag);
    }

    [Fact]
    public void EXIT_says_goodbye_and_ends_the_connection()
    {
        using RawClient client = kernel.Connect();
        Assert.Equal("goodbye", client.Call(Opcode.Exit, "").Text);
        Assert.Null(client.Receive());
    }

    [Fact]
    public void Random_bytes_end_in_an_answer_or_the_end_and_nobody_else_notices()
    {
        Random random = new(20261121);
        using RawClient other = kernel.Connect();
        for (int round = 0; round < 500; round++)
        {
            using RawClient client = kernel.Connect();
            byte[] bytes = RawClient.Frame((Opcode)random.Next(256), new byte[random.Next(40)]);
            for (int count = random.Next(4); count > 0; count--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            client.Send(bytes.AsSpan(0, random.Next(bytes.Length + 1)));
            Assert.Equal("on", other.Call(Opcode.Noop, "on").Text);
        }
    }

    private static string? CodeOf(byte[] payload) => JsonDocument.Parse(payload).RootElement.GetProperty("code").GetString();
}
