using AgentOS.Linux;
using AgentOS.Protocol;

namespace AgentOS.Sandbox.Tests;

public sealed class MessageTests
{
    private const int HostileRounds = 20_000;

    private static readonly LaunchMessage s_launch = new(["sh", "-c", "é\n"], ["A=1", "B="], "/home/agent", new byte[] { 1, 2, 3 })
    {
        ErrorDescriptor = 5,
        TerminalDescriptors = 7,
        ScopeWithLandlock = true,
        ProcessLimit = 32,
        WatchedMemory = 1L << 40,
    };

    [Fact]
    public void A_launch_survives_the_wire()
    {
        LaunchMessage parsed = LaunchMessage.Parse(s_launch.ToPayload());
        Assert.Equal(s_launch.Arguments, parsed.Arguments);
        Assert.Equal(s_launch.Environment, parsed.Environment);
        Assert.Equal(s_launch.SeccompProgram.ToArray(), parsed.SeccompProgram.ToArray());
        Assert.Equal((5, 7, true, 32L, 1L << 40), (parsed.ErrorDescriptor, parsed.TerminalDescriptors, parsed.ScopeWithLandlock, parsed.ProcessLimit, parsed.WatchedMemory));
    }

    [Fact]
    public void Hostile_bytes_are_refused_with_one_exception_type()
    {
        Random random = new(20260103);
        byte[] valid = s_launch.ToPayload();
        for (int round = 0; round < HostileRounds; round++)
        {
            byte[] mutated = valid[..random.Next(valid.Length + 1)];
            for (int change = random.Next(4); change > 0 && mutated.Length > 0; change--)
                mutated[random.Next(mutated.Length)] = (byte)random.Next(256);
            Assert.True(ParsesOrIsRefused(mutated));
        }
    }

    [Fact]
    public void A_list_that_announces_more_than_there_is_allocates_nothing() =>
        Assert.Throws<FrameException>(() => LaunchMessage.Parse([0xff, 0xff, 0xff, 0x7f]));

    [Theory]
    [InlineData(0)]
    [InlineData(65)]
    [InlineData(-1)]
    public void A_signal_out_of_range_is_refused(int signal) =>
        Assert.Throws<FrameException>(() => SignalMessage.Parse(new SignalMessage(signal).ToPayload()));

    [Fact]
    public void A_frame_longer_than_the_maximum_is_refused()
    {
        (UnixSocket ours, UnixSocket theirs) = UnixSocket.CreatePair();
        using (theirs)
        using (FrameChannel channel = new(ours))
        {
            theirs.Send([0xff, 0xff, 0xff, 0xff, 1]);
            Assert.Throws<FrameException>(() => channel.Receive());
        }
    }

    [Fact]
    public void A_stream_that_ends_inside_a_frame_is_refused_and_between_frames_is_the_end()
    {
        (UnixSocket ours, UnixSocket theirs) = UnixSocket.CreatePair();
        using FrameChannel channel = new(ours);
        using (FrameChannel other = new(theirs))
        {
            other.Send(FrameType.Go, []);
            theirs.Send([4, 0, 0]);
        }

        Assert.Equal(FrameType.Go, channel.Receive()!.Value.Type);
        Assert.Throws<FrameException>(() => channel.Receive());
        Assert.Null(channel.Receive());
    }

    private static bool ParsesOrIsRefused(byte[] payload)
    {
        try
        {
            _ = LaunchMessage.Parse(payload);
        }
        catch (FrameException)
        {
            // Refused.
        }

        return true;
    }
}
