using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace AgentOS.Bench.Kernel;

/// <summary>An operator of a kernel: one connection, one call after another.</summary>
internal sealed class KernelCaller : IDisposable
{
    public const byte Spawn = 0x10, Kill = 0x11, List = 0x12, Receive = 0x21, Broadcast = 0x22, Register = 0x23, RecordStart = 0x70, RecordStop = 0x71;

    private readonly Socket _socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);

    public KernelCaller(string path) => _socket.Connect(new UnixDomainSocketEndPoint(path));

    /// <summary>Calls and waits for the answer.</summary>
    /// <exception cref="CallFailedException">The kernel answered with a failure.</exception>
    public JsonNode Call(byte opcode, JsonObject payload)
    {
        _socket.Send(EchoFrame.Of(opcode, Encoding.UTF8.GetBytes(payload.ToJsonString())));
        JsonNode answer = JsonNode.Parse(Take(EchoFrame.LengthIn(Take(EchoFrame.HeaderSize))))!;
        return answer is JsonObject failed && (bool?)failed["success"] is false ? throw new CallFailedException((string)failed["error"]!) : answer;
    }

    /// <summary>Starts an agent that does nothing.</summary>
    /// <returns>Its number.</returns>
    public int SpawnIdle() => (int)Call(Spawn, new() { ["command"] = new JsonArray("sleep", "100000") })["id"]!;

    public void Dispose() => _socket.Dispose();

    private byte[] Take(int length)
    {
        byte[] bytes = new byte[length];
        for (int filled = 0; filled < length;)
        {
            int count = _socket.Receive(bytes.AsSpan(filled));
            filled += count > 0 ? count : throw new CallFailedException("the kernel closed the connection");
        }

        return bytes;
    }
}
