using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace AgentOS.Kernel.Commands.Calls;

/// <summary>The shapes of the payloads of READ, WRITE and EXEC.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ExecCall))]
[JsonSerializable(typeof(ExecAnswer))]
[JsonSerializable(typeof(ExecChunk))]
[JsonSerializable(typeof(ReadCall))]
[JsonSerializable(typeof(ReadAnswer))]
[JsonSerializable(typeof(WriteCall))]
[JsonSerializable(typeof(WriteAnswer))]
internal sealed partial class CommandJson : JsonSerializerContext
{
    // Answers are no HTML: escaping what HTML gives a meaning to would make text up to six times as long.
    private static readonly JsonWriterOptions s_plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes an answer's payload.</summary>
    /// <returns>How many bytes.</returns>
    public static long Write<T>(IBufferWriter<byte> answer, T value, JsonTypeInfo<T> shape)
    {
        using Utf8JsonWriter writer = new(answer, s_plain);
        JsonSerializer.Serialize(writer, value, shape);
        writer.Flush();
        return writer.BytesCommitted;
    }
}
