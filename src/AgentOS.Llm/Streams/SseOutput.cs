using System.Buffers;
using System.Text;
using System.Text.Json;

namespace AgentOS.Llm.Streams;

/// <summary>Writes server-sent events.</summary>
internal static class SseOutput
{
    /// <summary>An event whose data is one line.</summary>
    public static void Write(IBufferWriter<byte> output, string? type, ReadOnlySpan<byte> data)
    {
        if (type is not null)
        {
            output.Write("event: "u8);
            output.Write(Encoding.UTF8.GetBytes(type));
            output.Write("\n"u8);
        }

        output.Write("data: "u8);
        output.Write(data);
        output.Write("\n\n"u8);
    }

    /// <summary>An event whose data is a JSON object.</summary>
    public static void WriteObject(IBufferWriter<byte> output, string? type, Action<Utf8JsonWriter> content)
    {
        ArrayBufferWriter<byte> json = new();
        JsonOutput.WriteObject(json, content);
        Write(output, type, json.WrittenSpan);
    }
}
