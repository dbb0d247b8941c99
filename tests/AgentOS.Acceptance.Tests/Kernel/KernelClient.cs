using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace AgentOS.Acceptance.Tests.Kernel;

/// <summary>The wire protocol as docs/protocols/kernel.md tells it, written apart from the program's own.</summary>
internal sealed class KernelClient : IDisposable
{
    public const byte Noop = 0x00, Spawn = 0x10, List = 0x12, MetricsSystem = 0xC0, MetricsAgent = 0xC1, MetricsAllAgents = 0xC2, MetricsCgroup = 0xC3;

    private const int HeaderSize = 17;
    private const uint Magic = 0x41474E54;

    private readonly Socket _socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified) { ReceiveTimeout = 60_000 };

    public KernelClient(string path) => _socket.Connect(new UnixDomainSocketEndPoint(path));

    public JsonElement Call(byte opcode, string payload = "") => JsonDocument.Parse(CallText(opcode, payload)).RootElement;

    public string CallText(byte opcode, string payload)
    {
        byte[] body = Encoding.UTF8.GetBytes(payload), frame = new byte[HeaderSize + body.Length];
        BinaryPrimitives.WriteUInt32LittleEndian(frame, Magic);
        frame[8] = opcode;
        BinaryPrimitives.WriteUInt64LittleEndian(frame.AsSpan(9), (ulong)body.Length);
        body.CopyTo(frame, HeaderSize);
        _socket.Send(frame);
        return Encoding.UTF8.GetString(Receive((int)BinaryPrimitives.ReadUInt64LittleEndian(Receive(HeaderSize).AsSpan(9))));
    }

    public void Dispose() => _socket.Dispose();

    private byte[] Receive(int length)
    {
        byte[] bytes = new byte[length];
        for (int filled = 0; filled < length;)
        {
            int count = _socket.Receive(bytes.AsSpan(filled));
            Assert.True(count > 0, "the kernel closed the connection");
            filled += count;
        }

        return bytes;
    }
}
