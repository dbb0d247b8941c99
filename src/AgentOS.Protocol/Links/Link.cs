using System.Buffers.Binary;
using System.Collections.Concurrent;
using AgentOS.Linux;
using AgentOS.Linux.Files;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Protocol.Links;

/// <summary>
/// Channels over one stream of bytes between a machine and its host (<c>docs/protocols/machine-link.md</c>): u32 channel, u32 length, u8 kind, then the payload; numbers little
/// endian. Sending is thread-safe; <see cref="Run"/> receives.
/// </summary>
public sealed class Link(SafeFileHandle device) : IDisposable
{
    /// <summary>The longest payload: the longest FUSE message, and a launch with its environment.</summary>
    public const int MaximumPayload = 8 * 1024 * 1024;

    private const int HeaderBytes = 9;
    private const int FirstRoom = 64 * 1024;

    private readonly Lock _sending = new();
    private readonly ConcurrentDictionary<uint, ILinkChannel> _channels = new();
    private byte[] _outgoing = new byte[FirstRoom];
    private volatile bool _hasEnded;

    /// <summary>From now on a channel's frames come to its receiver.</summary>
    public void Attach(uint channel, ILinkChannel receiver)
    {
        _channels[channel] = receiver;
        if (_hasEnded && _channels.TryRemove(channel, out ILinkChannel? late))
            late.End();
    }

    /// <summary>From now on a channel's frames are dropped.</summary>
    public void Detach(uint channel) => _channels.TryRemove(channel, out _);

    /// <summary>Sends one frame.</summary>
    /// <param name="channel">Its channel.</param>
    /// <param name="kind">What it does.</param>
    /// <param name="head">The payload's beginning.</param>
    /// <param name="body">The rest of it.</param>
    /// <exception cref="LinuxException">The other side is gone.</exception>
    public void Send(uint channel, LinkKind kind, ReadOnlySpan<byte> head, ReadOnlySpan<byte> body = default)
    {
        int length = head.Length + body.Length;
        lock (_sending)
        {
            // Its number may be another file's by now.
            if (_hasEnded)
                throw new LinuxException(Errno.EPIPE, "write", "link");
            if (_outgoing.Length < HeaderBytes + length)
                _outgoing = new byte[HeaderBytes + length];
            BinaryPrimitives.WriteUInt32LittleEndian(_outgoing, channel);
            BinaryPrimitives.WriteUInt32LittleEndian(_outgoing.AsSpan(4), (uint)length);
            _outgoing[8] = (byte)kind;
            head.CopyTo(_outgoing.AsSpan(HeaderBytes));
            body.CopyTo(_outgoing.AsSpan(HeaderBytes + head.Length));
            DescriptorIo.WriteAll(device, _outgoing.AsSpan(0, HeaderBytes + length));
        }
    }

    /// <summary>Sends a message as sandboxes and hosts exchange them.</summary>
    /// <exception cref="LinuxException">The other side is gone.</exception>
    public void Send(uint channel, FrameType type, ReadOnlySpan<byte> payload) => Send(channel, LinkKind.Message, [(byte)type], payload);

    /// <summary>Sends a frame; nothing happens when the other side is gone.</summary>
    public void TrySend(uint channel, LinkKind kind, ReadOnlySpan<byte> payload = default)
    {
        try
        {
            Send(channel, kind, payload);
        }
        catch (LinuxException)
        {
            // It has ended.
        }
    }

    /// <summary>Receives until the other side ends, or breaks the protocol; then ends all channels.</summary>
    /// <param name="opened">Hears of channels that the other side begins.</param>
    /// <exception cref="FrameException">The bytes were no frames.</exception>
    public void Run(LinkOpened opened)
    {
        try
        {
            byte[] header = new byte[HeaderBytes];
            byte[] room = new byte[FirstRoom];
            while (TryFill(header))
            {
                uint length = BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(4));
                if (length > MaximumPayload)
                    throw new FrameException($"a frame announces {length} bytes");
                if (room.Length < length)
                    room = new byte[length];
                Span<byte> payload = room.AsSpan(0, (int)length);
                if (!TryFill(payload))
                    return;
                Receive(BinaryPrimitives.ReadUInt32LittleEndian(header), (LinkKind)header[8], payload, opened);
            }
        }
        finally
        {
            End();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_sending)
        {
            _hasEnded = true;
            device.Dispose();
        }
    }

    private void Receive(uint channel, LinkKind kind, ReadOnlySpan<byte> payload, LinkOpened opened)
    {
        if (kind == LinkKind.Open)
            Begin(channel, payload, opened);
        else if (_channels.TryGetValue(channel, out ILinkChannel? receiver))
            receiver.Receive(kind, payload);
    }

    private static void Begin(uint channel, ReadOnlySpan<byte> payload, LinkOpened opened)
    {
        if (payload.IsEmpty)
            throw new FrameException("a channel without a purpose");
        opened(channel, (LinkPurpose)payload[0], payload[1..]);
    }

    // False at the end, wherever it is: what was cut off is worth nothing.
    private bool TryFill(Span<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            Errno error = DescriptorIo.Read(device, buffer, out int count);
            if (error == Errno.EINTR)
                continue;
            if (error != Errno.None || count == 0)
                return false;
            buffer = buffer[count..];
        }

        return true;
    }

    private void End()
    {
        _hasEnded = true;
        foreach (uint channel in _channels.Keys)
        {
            if (_channels.TryRemove(channel, out ILinkChannel? receiver))
                receiver.End();
        }
    }
}
