using System.Text;
using System.Text.Json;
using AgentOS.Kernel.Tests.Protocol;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Kernel.Tests.Files;

/// <summary>A caller of FILES, KEY_VALUES and TOOLS.</summary>
internal sealed class DataClient(string socket) : IDisposable
{
    public RawClient Raw { get; } = new(socket);

    public JsonElement Files(string request, string? attached = null) => Call(Opcode.Files, request, attached).Answer;

    public JsonElement KeyValues(string request) => Call(Opcode.KeyValues, request, null).Answer;

    public JsonElement Tools(string request) => Call(Opcode.Tools, request, null).Answer;

    public string Content(string request) => Call(Opcode.Files, request, null).Attached;

    public (JsonElement Answer, string Attached) Call(Opcode opcode, string request, string? attached)
    {
        Raw.Send(opcode, attached is null ? request : $"{request}\0{attached}");
        byte[] payload = Raw.Receive()!.Value.Payload;
        int end = Array.IndexOf(payload, (byte)0);
        return end < 0
            ? (JsonDocument.Parse(payload).RootElement, "")
            : (JsonDocument.Parse(payload.AsMemory(0, end)).RootElement, Encoding.UTF8.GetString(payload.AsSpan(end + 1)));
    }

    public void Dispose() => Raw.Dispose();
}
