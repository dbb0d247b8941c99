using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Kernel.Tests.Protocol;

/// <summary>A caller that may send anything.</summary>
internal sealed class RawClient : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan s_moment = TimeSpan.FromMilliseconds(10);

    private readonly Socket _socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);

    public RawClient(string path)
    {
        _socket.ReceiveTimeout = (int)s_patience.TotalMilliseconds;
        _socket.SendTimeout = (int)s_patience.TotalMilliseconds;
        _socket.Connect(new UnixDomainSocketEndPoint(path));
    }

    public void Send(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
            bytes = bytes[_socket.Send(bytes)..];
    }

    /// <summary>Sends until the kernel takes no more.</summary>
    /// <returns>How much it took, in bytes.</returns>
    public int SendWhatFits(ReadOnlySpan<byte> bytes)
    {
        int sent = 0;
        while (sent < bytes.Length && _socket.Poll(s_moment, SelectMode.SelectWrite))
            sent += _socket.Send(bytes[sent..Math.Min(bytes.Length, sent + 4096)]);
        return sent;
    }

    /// <summary>Closes this direction only.</summary>
    public void StopSending() => _socket.Shutdown(SocketShutdown.Send);

    public void Send(Opcode opcode, string payload, uint tag = 0) => Send(Frame(opcode, Encoding.UTF8.GetBytes(payload), tag));

    public static byte[] Frame(Opcode opcode, ReadOnlySpan<byte> payload, uint tag = 0)
    {
        byte[] frame = new byte[KernelHeader.Size + payload.Length];
        new KernelHeader(tag, opcode, (ulong)payload.Length).Write(frame);
        payload.CopyTo(frame.AsSpan(KernelHeader.Size));
        return frame;
    }

    /// <summary>The next answer; null at the end of the connection.</summary>
    public (KernelHeader Header, byte[] Payload)? Receive()
    {
        byte[] header = new byte[KernelHeader.Size];
        if (!Fill(header))
            return null;
        Assert.True(KernelHeader.TryRead(header, out KernelHeader read));
        byte[] payload = new byte[read.Length];
        Assert.True(Fill(payload));
        return (read, payload);
    }

    public (KernelHeader Header, string Text) Call(Opcode opcode, string payload, uint tag = 0)
    {
        Send(opcode, payload, tag);
        (KernelHeader header, byte[] answer) = Receive()!.Value;
        return (header, Encoding.UTF8.GetString(answer));
    }

    public JsonElement CallJson(Opcode opcode, string payload) => JsonDocument.Parse(Call(opcode, payload).Text).RootElement;

    public void Dispose() => _socket.Dispose();

    public void FillExactly(Span<byte> buffer) => Assert.True(Fill(buffer));

    private bool Fill(Span<byte> buffer)
    {
        int filled = 0;
        while (filled < buffer.Length)
        {
            int count = Read(buffer[filled..]);
            if (count == 0)
                return filled == 0 && buffer.Length > 0 ? false : throw new EndOfStreamException();
            filled += count;
        }

        return true;
    }

    private int Read(Span<byte> buffer)
    {
        try
        {
            return _socket.Receive(buffer);
        }
        catch (SocketException failure) when (failure.SocketErrorCode == SocketError.ConnectionReset)
        {
            return 0; // The kernel closed with bytes of ours unread.
        }
    }
}
