using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Protocol.Links;

/// <summary>The streams of one channel, by their numbers.</summary>
public sealed class LinkStreams(Link link, uint channel)
{
    private const int Numbers = 3;

    private readonly OutgoingStream?[] _outgoing = new OutgoingStream?[Numbers];
    private readonly IncomingStream?[] _incoming = new IncomingStream?[Numbers];

    /// <summary>Completes when everything that came was written.</summary>
    public Task Written => Task.WhenAll(_incoming.OfType<IncomingStream>().Select(stream => stream.Ended));

    /// <summary>Completes when everything there was has been sent, or nobody takes it any more.</summary>
    public Task Sent => Task.WhenAll(_outgoing.OfType<OutgoingStream>().Select(stream => stream.Ended));

    /// <summary>Sends what there is by now, and then the streams' ends.</summary>
    public Task FinishAsync()
    {
        foreach (OutgoingStream? stream in _outgoing)
            stream?.Finish();
        return Sent;
    }

    /// <summary>Sends a descriptor's bytes as a stream.</summary>
    public void Send(byte number, SafeFileHandle source) => _outgoing[number] = OutgoingStream.Start(link, channel, number, source);

    /// <summary>Writes a stream to a descriptor. Before the other side can send it.</summary>
    public void Write(byte number, SafeFileHandle target) => _incoming[number] = IncomingStream.Start(link, channel, number, target);

    /// <summary>Takes a frame of kind <see cref="LinkKind.Data"/> or <see cref="LinkKind.Credit"/>.</summary>
    /// <exception cref="FrameException">It is none.</exception>
    public void Receive(LinkKind kind, ReadOnlySpan<byte> payload)
    {
        if (payload.IsEmpty || payload[0] >= Numbers)
            throw new FrameException("a stream without a number");
        if (kind == LinkKind.Data)
            _incoming[payload[0]]?.Receive(payload[1..]);
        else if (kind == LinkKind.Credit && payload.Length == 5)
            _outgoing[payload[0]]?.Credit(BinaryPrimitives.ReadUInt32LittleEndian(payload[1..]));
        else
            throw new FrameException($"kind {(byte)kind} of {payload.Length} bytes");
    }

    /// <summary>Nothing comes and nothing is taken any more.</summary>
    public void End()
    {
        foreach (IncomingStream? stream in _incoming)
            stream?.End();
        foreach (OutgoingStream? stream in _outgoing)
            stream?.End();
    }
}
