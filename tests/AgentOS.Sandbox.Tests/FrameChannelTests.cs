using AgentOS.Linux;
using AgentOS.Protocol;

namespace AgentOS.Sandbox.Tests;

public sealed class FrameChannelTests : IDisposable
{
    private readonly UnixSocket _raw;
    private readonly FrameChannel _channel;

    public FrameChannelTests()
    {
        (_raw, UnixSocket theirs) = UnixSocket.CreatePair();
        _channel = new FrameChannel(theirs);
    }

    public void Dispose()
    {
        _raw.Dispose();
        _channel.Dispose();
    }

    [Fact]
    public void A_frame_arrives_as_it_was_sent()
    {
        using FrameChannel sender = new(_raw);
        sender.Send(FrameType.Signal, new SignalMessage(15).ToPayload());
        Frame frame = _channel.Receive()!.Value;
        Assert.Equal(FrameType.Signal, frame.Type);
        Assert.Equal(15, SignalMessage.Parse(frame.Payload).Signal);
    }

    [Fact]
    public void The_end_of_the_stream_is_no_frame()
    {
        _raw.Dispose();
        Assert.Null(_channel.Receive());
    }

    [Fact]
    public void A_length_above_the_maximum_is_refused_before_anything_is_allocated()
    {
        _raw.Send([0xFF, 0xFF, 0xFF, 0xFF, 1]);
        Assert.Throws<FrameException>(() => _channel.Receive());
    }

    [Theory]
    [InlineData(new byte[] { 1, 0 })]
    [InlineData(new byte[] { 4, 0, 0, 0, 1, 9 })]
    public void A_stream_that_ends_inside_a_frame_is_refused(byte[] bytes)
    {
        _raw.Send(bytes);
        _raw.Dispose();
        Assert.Throws<FrameException>(() => _channel.Receive());
    }
}
