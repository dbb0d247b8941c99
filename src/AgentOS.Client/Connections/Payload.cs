using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using AgentOS.Errors;

namespace AgentOS.Client.Connections;

/// <summary>Payloads: JSON, and after a NUL byte, which JSON never contains, bytes as they are.</summary>
internal static class Payload
{
    private const byte Separator = 0;

    public static byte[] Write<T>(T value, JsonTypeInfo<T> shape) => JsonSerializer.SerializeToUtf8Bytes(value, shape);

    /// <exception cref="AgentOSException">It has another shape.</exception>
    public static T Read<T>(ReadOnlySpan<byte> payload, JsonTypeInfo<T> shape)
    {
        try
        {
            return JsonSerializer.Deserialize(JsonOf(payload), shape) ?? throw new JsonException("null");
        }
        catch (JsonException problem)
        {
            throw new AgentOSException(ClientErrors.BadAnswer, "read an answer", "", problem.Message, problem);
        }
    }

    /// <summary>What follows the JSON; empty when nothing does.</summary>
    public static ReadOnlyMemory<byte> AttachmentOf(byte[] payload) =>
        payload.AsSpan().IndexOf(Separator) is var at and >= 0 ? payload.AsMemory(at + 1) : default;

    /// <summary>Throws what the kernel says has failed (rule K7). Only failures have a code: EXEC's answer for a failed program is none.</summary>
    /// <exception cref="AgentOSException">With the kernel's code, sentence and remedy.</exception>
    public static void ThrowIfFailed(ReadOnlySpan<byte> payload)
    {
        ReadOnlySpan<byte> json = JsonOf(payload);
        if (json.IsEmpty || json[0] != '{' || json.IndexOf("\"code\""u8) < 0)
            return;
        FailureAnswer failure = Read(json, ClientJson.Default.FailureAnswer);
        if (failure is { Success: false, Code: { } code })
            throw AgentOSException.Reported(code, failure.Error ?? code, failure.Remedy ?? "");
    }

    private static ReadOnlySpan<byte> JsonOf(ReadOnlySpan<byte> payload) => payload.IndexOf(Separator) is var at and >= 0 ? payload[..at] : payload;
}
