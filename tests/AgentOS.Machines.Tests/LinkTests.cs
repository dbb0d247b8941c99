using System.Buffers.Binary;
using AgentOS.Linux;
using AgentOS.Linux.Files;
using AgentOS.Linux.Streams;
using AgentOS.Protocol;
using AgentOS.Protocol.Links;

namespace AgentOS.Machines.Tests;

/// <summary>The link between a machine and its host, whose other side may be anybody.</summary>
public sealed class LinkTests : IDisposable
{
    private const int Window = 256 * 1024;

    private readonly UnixSocket _ours, _theirs;
    private readonly Link _link;

    public LinkTests()
    {
        (_ours, _theirs) = UnixSocket.CreatePair();
        _link = new Link(_ours.Handle);
    }

    public void Dispose()
    {
        _link.Dispose();
        _theirs.Dispose();
    }

    [Fact]
    public async Task A_stream_arrives_whole_however_it_is_cut()
    {
        using Link other = new(_theirs.Handle);
        using Pipe source = Pipe.Create(), target = Pipe.Create();
        Receiver receiver = new(other), sender = new(_link);
        receiver.Streams.Write(1, DescriptorIo.Duplicate(target.Input));
        Task reading = Task.Run(() => other.Run((_, _, _) => { }), TestContext.Current.CancellationToken);
        Task answering = Task.Run(() => _link.Run((_, _, _) => { }), TestContext.Current.CancellationToken);
        sender.Streams.Send(1, DescriptorIo.Duplicate(source.Output));
        target.Input.Dispose();

        byte[] bytes = new byte[3 * Window + 7];
        new Random(7).NextBytes(bytes);
        Task writing = Task.Run(() =>
        {
            DescriptorIo.WriteAll(source.Input, bytes);
            source.Input.Dispose();
        }, TestContext.Current.CancellationToken);
        using MemoryStream arrived = new();
        await using (FileStream output = new(target.Output, FileAccess.Read, bufferSize: 0))
            await output.CopyToAsync(arrived, TestContext.Current.CancellationToken);
        await writing;
        Assert.Equal(bytes, arrived.ToArray());
        _theirs.Shutdown();
        await Task.WhenAll(reading, answering);
    }

    [Fact]
    public void Who_sends_more_than_the_window_is_ended()
    {
        using Pipe target = Pipe.Create();
        Receiver receiver = new(_link);
        receiver.Streams.Write(1, DescriptorIo.Duplicate(target.Input));
        // Nobody reads the pipe: it takes 64 KiB, and then nothing is credited.
        new Thread(() => Flood(3 * Window)) { IsBackground = true }.Start();
        Assert.Throws<FrameException>(() => _link.Run((_, _, _) => { }));
        Assert.True(receiver.HasEnded);
    }

    [Fact]
    public void Credit_for_what_was_not_sent_is_refused()
    {
        using Pipe source = Pipe.Create();
        Receiver receiver = new(_link);
        receiver.Streams.Send(1, DescriptorIo.Duplicate(source.Output));
        Send(LinkKind.Credit, [1, 1, 0, 0, 0]);
        Assert.Throws<FrameException>(() => _link.Run((_, _, _) => { }));
    }

    [Fact]
    public void A_length_above_the_largest_is_refused_before_it_is_read()
    {
        byte[] header = new byte[9];
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(4), Link.MaximumPayload + 1);
        _theirs.Send(header);
        Assert.Throws<FrameException>(() => _link.Run((_, _, _) => { }));
    }

    [Fact]
    public void Any_bytes_end_the_link_or_are_refused()
    {
        Random random = new(11);
        for (int round = 0; round < 500; round++)
        {
            (UnixSocket ours, UnixSocket theirs) = UnixSocket.CreatePair();
            using Link link = new(ours.Handle);
            Receiver receiver = new(link);
            byte[] bytes = new byte[random.Next(64)];
            random.NextBytes(bytes);
            // Most lengths would be too large at once; small ones come to the kinds.
            if (bytes.Length > 8 && round % 2 == 0)
                bytes.AsSpan(0, 8).Clear();
            if (bytes.Length > 8 && round % 2 == 0)
                bytes[4] = (byte)random.Next(bytes.Length);
            theirs.Send(bytes);
            theirs.Dispose();
            try
            {
                link.Run((_, _, _) => { });
            }
            catch (FrameException)
            {
                // Refused.
            }

            Assert.True(receiver.HasEnded);
        }
    }

    [Fact]
    public void Nothing_is_sent_over_a_link_that_has_ended()
    {
        _link.Dispose();
        Assert.Equal(Errno.EPIPE, Assert.Throws<LinuxException>(() => _link.Send(0, LinkKind.Close, [])).Error);
    }

    private void Flood(int count)
    {
        try
        {
            byte[] piece = new byte[1 + 32 * 1024];
            piece[0] = 1;
            for (int sent = 0; sent < count; sent += piece.Length - 1)
                Send(LinkKind.Data, piece);
        }
        catch (LinuxException)
        {
            // Ended, as it should be.
        }
    }

    private void Send(LinkKind kind, ReadOnlySpan<byte> payload)
    {
        byte[] frame = new byte[9 + payload.Length];
        BinaryPrimitives.WriteUInt32LittleEndian(frame.AsSpan(4), (uint)payload.Length);
        frame[8] = (byte)kind;
        payload.CopyTo(frame.AsSpan(9));
        _theirs.Send(frame);
    }

    private sealed class Receiver : ILinkChannel
    {
        public Receiver(Link link)
        {
            Streams = new LinkStreams(link, 0);
            link.Attach(0, this);
        }

        public LinkStreams Streams { get; }

        public bool HasEnded { get; private set; }

        public void Receive(LinkKind kind, ReadOnlySpan<byte> payload) => Streams.Receive(kind, payload);

        public void End()
        {
            HasEnded = true;
            Streams.End();
        }
    }
}
