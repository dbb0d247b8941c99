using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using AgentOS.Errors;

namespace AgentOS.Kernel.Syscalls;

/// <summary>The shapes of payloads.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(HelloRequest))]
[JsonSerializable(typeof(HelloAnswer))]
[JsonSerializable(typeof(CancelRequest))]
[JsonSerializable(typeof(CancelAnswer))]
[JsonSerializable(typeof(FailureAnswer))]
internal sealed partial class KernelJson : JsonSerializerContext
{
    /// <summary>Reads a call's payload; an empty one counts as an empty object.</summary>
    /// <exception cref="AgentOSException">Rule K6.</exception>
    public static T Read<T>(ReadOnlySpan<byte> payload, JsonTypeInfo<T> shape)
    {
        try
        {
            return JsonSerializer.Deserialize(payload.IsEmpty ? "{}"u8 : payload, shape) ?? throw new JsonException("null");
        }
        catch (JsonException problem)
        {
            throw new AgentOSException(KernelErrors.BadPayload, "answer a call", "", problem.Message, problem);
        }
    }

    /// <summary>Writes an answer's payload.</summary>
    public static void Write<T>(IBufferWriter<byte> answer, T value, JsonTypeInfo<T> shape)
    {
        using Utf8JsonWriter writer = new(answer);
        JsonSerializer.Serialize(writer, value, shape);
    }
}
