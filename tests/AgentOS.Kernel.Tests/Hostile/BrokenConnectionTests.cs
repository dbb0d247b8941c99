using AgentOS.Kernel.Tests.Protocol;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Kernel.Tests.Hostile;

/// <summary>Connections that come slowly, or end where they should not.</summary>
public sealed class BrokenConnectionTests(LiveKernel kernel) : IClassFixture<LiveKernel>
{
    private static readonly byte[] s_calls =
        [.. RawClient.Frame(Opcode.Noop, "first"u8), .. RawClient.Frame(Opcode.Hello, "{}"u8), .. RawClient.Frame(Opcode.List, ""u8), .. RawClient.Frame(Opcode.Noop, "last"u8)];

    // Where each of them ends.
    private static readonly int[] s_ends = Ends();

    [Fact]
    public void A_caller_that_leaves_at_any_byte_harms_nobody()
    {
        using Witness witness = new(kernel.Connect());
        for (int length = 0; length <= s_calls.Length; length++)
        {
            using (RawClient client = kernel.Connect())
                client.Send(s_calls.AsSpan(0, length));
            witness.Sees();
        }
    }

    [Fact]
    public void A_caller_that_stops_sending_at_any_byte_still_has_its_answers()
    {
        for (int length = 0; length <= s_calls.Length; length++)
        {
            using RawClient client = kernel.Connect();
            client.Send(s_calls.AsSpan(0, length));
            client.StopSending();
            for (int whole = s_ends.Count(end => end <= length); whole > 0; whole--)
                Assert.NotNull(client.Receive());
            Assert.Null(client.Receive());
        }
    }

    [Fact]
    public void A_caller_that_sends_byte_by_byte_delays_nobody()
    {
        using Witness witness = new(kernel.Connect());
        using RawClient client = kernel.Connect();
        foreach (byte one in s_calls)
        {
            client.Send([one]);
            witness.Sees();
        }

        foreach (int _ in s_ends)
            Assert.NotNull(client.Receive());
    }

    [Fact]
    public void A_hundred_callers_that_never_read_and_never_finish_a_frame_harm_nobody()
    {
        using Witness witness = new(kernel.Connect());
        byte[] calls = [.. Enumerable.Repeat(RawClient.Frame(Opcode.Noop, new byte[4000]), 1000).SelectMany(frame => frame)];
        RawClient[] deaf = [.. Enumerable.Range(0, 100).Select(_ => kernel.Connect())];
        foreach (RawClient client in deaf)
        {
            int taken = client.SendWhatFits(calls);
            // Else the test would prove nothing: the kernel has stopped to take calls from it.
            Assert.InRange(taken, 1, calls.Length - 1);
            witness.Sees();
        }

        foreach (RawClient client in deaf)
            client.Dispose();
        witness.Sees();
    }

    private static int[] Ends()
    {
        List<int> ends = [];
        for (int start = 0; start < s_calls.Length; start = ends[^1])
        {
            Assert.True(KernelHeader.TryRead(s_calls.AsSpan(start), out KernelHeader header));
            ends.Add(start + KernelHeader.Size + (int)header.Length);
        }

        return [.. ends];
    }
}
