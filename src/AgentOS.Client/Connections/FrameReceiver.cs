using System.Net.Sockets;
using AgentOS.Errors;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Client.Connections;

/// <summary>Takes frames from a socket, many for one system call when they came together.</summary>
internal sealed class FrameReceiver(Socket socket)
{
    private const int BufferBytes = 64 * 1024;

    // An answer is a frame, whose limit a kernel's owner may raise; beyond this it is no kernel that speaks.
    private const ulong LongestPayload = 256UL * 1024 * 1024;

    private readonly byte[] _buffer = new byte[BufferBytes];
    private int _start;
    private int _end;

    /// <summary>The next frame; null at the end of the connection.</summary>
    /// <exception cref="SocketException">The connection broke.</exception>
    /// <exception cref="AgentOSException">These are no frames.</exception>
    public async ValueTask<(KernelHeader Header, byte[] Payload)?> ReceiveAsync(CancellationToken cancellationToken)
    {
        while (_end - _start < KernelHeader.Size)
        {
            if (!await FillAsync(cancellationToken).ConfigureAwait(false))
                return null;
        }

        if (!KernelHeader.TryRead(_buffer.AsSpan(_start, KernelHeader.Size), out KernelHeader header) || header.Length > LongestPayload)
            throw new AgentOSException(ClientErrors.BadAnswer, "read a frame", "");
        _start += KernelHeader.Size;
        byte[] payload = new byte[header.Length];
        int taken = Math.Min(payload.Length, _end - _start);
        _buffer.AsSpan(_start, taken).CopyTo(payload);
        _start += taken;
        while (taken < payload.Length)
        {
            int count = await socket.ReceiveAsync(payload.AsMemory(taken), cancellationToken).ConfigureAwait(false);
            if (count == 0)
                return null;
            taken += count;
        }

        return (header, payload);
    }

    private async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
        int count = await socket.ReceiveAsync(_buffer.AsMemory(_end), cancellationToken).ConfigureAwait(false);
        _end += count;
        return count > 0;
    }
}
