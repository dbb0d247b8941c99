using System.Text;
using AgentOS.Kernel.Tests.Protocol;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Kernel.Tests.Hostile;

/// <summary>Seeded nonsense: whatever is sent is answered or ends its own connection, and a witness sees nothing of it.</summary>
public sealed class FrameFuzzTests(LiveKernel kernel) : IClassFixture<LiveKernel>
{
    private const int Rounds = 2000;

    // What parsers trip over: deep nesting, numbers out of range, broken text, keys twice, types that do not fit.
    private static readonly string[] s_payloads =
    [
        "", "{}", "[]", "null", "\"", "{\"a\":", "{\"features\": [\"\\ud800\"]}", "{\"features\": [null]}", "{\"numbering\": \"\\u0000\"}",
        "{\"id\": 99999999999999999999}", "{\"id\": -1}", "{\"id\": 1e400}", "{\"id\": {}}", "{\"name\": \"\\udfff\"}", "{\"id\": 1, \"id\": \"x\"}",
        "{\"script\": \"\\u0000\"}", "{\"script\": \"/nowhere\", \"limits\": {\"memory\": -1, \"cpu_period\": 0}}", "{\"message\": {}, \"to\": 1}",
        "{\"key\": \"\", \"value\": [], \"ttl\": -1e308}", "{\"op\": \"read\", \"path\": \"\\u0000\"}", "{\"path\": \"../../etc/shadow\"}",
        "{\"command\": [], \"timeout\": -1}", "{\"op\": 7}", "{\"cgroup_path\": \"/../../..\"}", new string('[', 5000), "{\"a\":" + new string('[', 5000), "\xFF\xFE\x00",
    ];

    // They would do something: KILL, EXIT and SPAWN of a real script are other tests' business.
    private static readonly byte[] s_opcodes = [.. Enumerable.Range(0, 256).Select(number => (byte)number).Where(number => number != (byte)Opcode.Exit)];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Every_opcode_survives_payloads_that_do_not_fit(int seed)
    {
        Random random = new(seed);
        using Witness witness = new(kernel.Connect());
        RawClient client = kernel.Connect();
        for (int round = 0; round < Rounds; round++)
        {
            Opcode opcode = (Opcode)s_opcodes[random.Next(s_opcodes.Length)];
            if (opcode is Opcode.Receive or Opcode.AsyncPoll)
                continue; // May wait for what never comes.
            client.Send(RawClient.Frame(opcode, Encoding.Latin1.GetBytes(s_payloads[random.Next(s_payloads.Length)]), (uint)random.Next()));
            Assert.NotNull(client.Receive());
            if (round % 50 == 0)
                witness.Sees();
        }

        client.Dispose();
        witness.Sees();
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public void Frames_with_wrong_bytes_end_at_most_their_own_connection(int seed)
    {
        Random random = new(seed);
        using Witness witness = new(kernel.Connect());
        for (int round = 0; round < Rounds; round++)
        {
            using RawClient client = kernel.Connect();
            byte[] bytes = [.. Enumerable.Range(0, 3).SelectMany(_ => RawClient.Frame(Opcode.Noop, new byte[random.Next(64)]))];
            for (int count = random.Next(1, 6); count > 0; count--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            client.Send(bytes);
            if (round % 50 == 0)
                witness.Sees();
        }

        witness.Sees();
    }

    [Theory]
    [InlineData(1UL << 31)]
    [InlineData(uint.MaxValue)]
    [InlineData(1UL << 32)]
    [InlineData((1UL << 32) + 4)]
    [InlineData(long.MaxValue)]
    [InlineData(unchecked((ulong)-1L))]
    [InlineData(unchecked((ulong)-17L))]
    public void A_length_no_frame_has_is_answered_and_ends_the_connection(ulong length)
    {
        byte[] header = new byte[KernelHeader.Size];
        new KernelHeader(0, Opcode.Noop, length).Write(header);
        using Witness witness = new(kernel.Connect());
        using RawClient client = kernel.Connect();
        client.Send([.. header, .. new byte[100]]);
        Assert.Contains("protocol.frame-too-large", Encoding.UTF8.GetString(client.Receive()!.Value.Payload), StringComparison.Ordinal);
        Assert.Null(client.Receive());
        witness.Sees();
    }

    [Fact]
    public void An_id_in_the_header_makes_nobody_somebody_else()
    {
        using RawClient victim = kernel.Connect();
        uint id = victim.Call(Opcode.Noop, "").Header.Tag;
        using RawClient forger = kernel.Connect();
        foreach (uint forged in new[] { id, 0u, uint.MaxValue })
            Assert.NotEqual(id, forger.Call(Opcode.Noop, "", forged).Header.Tag);
    }
}
