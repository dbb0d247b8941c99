using System.Buffers.Binary;
using AgentOS.Linux;
using AgentOS.Linux.Polling;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Protocol;

/// <summary>
/// Frames over a connected Unix stream socket: u32 length of the payload (little endian), u8 type, payload. A descriptor travels with the
/// first byte of its frame. Sending is thread-safe; one thread receives.
/// </summary>
public sealed class FrameChannel(UnixSocket socket) : IDisposable
{
    /// <summary>Largest payload. A launch carries the environment, which the kernel itself limits to 6 MiB in all (execve(2)).</summary>
    public const int MaximumPayload = 8 * 1024 * 1024;

    private const int HeaderBytes = 5;

    private readonly Lock _sending = new();

    /// <summary>The peer's process id as this process numbers it, once it has sent a frame.</summary>
    public int PeerProcessId => socket.SenderProcessId;

    /// <summary>Sends one frame.</summary>
    /// <exception cref="LinuxException">EPIPE when the other side is gone.</exception>
    public void Send(FrameType type, ReadOnlySpan<byte> payload, SafeFileHandle? descriptor = null)
    {
        byte[] bytes = new byte[HeaderBytes + payload.Length];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, (uint)payload.Length);
        bytes[4] = (byte)type;
        payload.CopyTo(bytes.AsSpan(HeaderBytes));
        lock (_sending)
            socket.Send(bytes, descriptor);
    }

    /// <summary>Blocks for the next frame.</summary>
    /// <returns>Null at the end of the stream.</returns>
    /// <exception cref="FrameException">The length is above the maximum, or the stream ends inside a frame.</exception>
    public Frame? Receive()
    {
        SafeFileHandle? descriptor = null;
        byte[] header = new byte[HeaderBytes];
        int first = Fill(header, ref descriptor);
        if (first == 0)
            return null;
        uint length = BinaryPrimitives.ReadUInt32LittleEndian(header);
        if (first < HeaderBytes || length > MaximumPayload)
            throw new FrameException($"frame header of {first} bytes announces {length} bytes");
        byte[] payload = new byte[length];
        if (Fill(payload, ref descriptor) < payload.Length)
            throw new FrameException("the stream ended inside a frame");
        return new Frame((FrameType)header[4], payload, descriptor);
    }

    /// <summary>Calls back once, on the thread pool, when a frame begins to arrive or the stream ends. Not to be disposed before.</summary>
    public void WhenReadable(Action ready) => ReadinessWatch.WhenReadable(socket.Handle, ready);

    /// <summary>Ends the connection; a thread in <see cref="Receive"/> sees its end.</summary>
    public void Shutdown() => socket.Shutdown();

    /// <inheritdoc/>
    public void Dispose() => socket.Dispose();

    private int Fill(Span<byte> buffer, ref SafeFileHandle? descriptor)
    {
        int filled = 0;
        while (filled < buffer.Length)
        {
            int received = socket.Receive(buffer[filled..], ref descriptor);
            if (received == 0)
                break;
            filled += received;
        }

        return filled;
    }
}
