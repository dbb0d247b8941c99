using System.Buffers;
using System.Text;
using System.Text.Json;
using AgentOS.Kernel.Syscalls;

namespace AgentOS.Kernel.Async.Calls;

/// <summary>What a call says about how it wants to be answered.</summary>
/// <param name="Async">Whether its answer is fetched later.</param>
/// <param name="RequestId">What it wants to be called: any JSON; absent lets the kernel number it.</param>
/// <param name="Stream">Whether it wants parts of its answer.</param>
internal sealed record AsyncRequest(bool Async, RawJson RequestId, bool Stream)
{
    private static readonly AsyncRequest s_plain = new(false, default, false);

    /// <summary>Reads it out of a call's payload, which is JSON, maybe with an attachment; or text, for THINK.</summary>
    public static AsyncRequest Of(ReadOnlySpan<byte> payload)
    {
        int end = payload.IndexOf((byte)0);
        ReadOnlySpan<byte> json = end < 0 ? payload : payload[..end];
        return json.StartsWith((byte)'{') && json.IndexOf("\"async\""u8) >= 0 ? KernelJson.Read(json, AsyncJson.Default.AsyncRequest) : s_plain;
    }

    /// <summary>The call as it would be made without waiting for its answer later: calls refuse fields they do not know.</summary>
    public static byte[] Strip(ReadOnlySpan<byte> payload)
    {
        int end = payload.IndexOf((byte)0);
        ArrayBufferWriter<byte> stripped = new(payload.Length);
        using (JsonDocument call = JsonDocument.Parse((end < 0 ? payload : payload[..end]).ToArray()))
        using (Utf8JsonWriter writer = new(stripped))
        {
            writer.WriteStartObject();
            foreach (JsonProperty field in call.RootElement.EnumerateObject().Where(field => field.Name is not ("async" or "request_id")))
                field.WriteTo(writer);
            writer.WriteEndObject();
        }

        stripped.Write(end < 0 ? [] : payload[end..]);
        return stripped.WrittenSpan.ToArray();
    }

    /// <summary>What the call is called.</summary>
    /// <param name="number">The kernel's number for it.</param>
    public RawJson Name(ulong number) => RequestId.Length > 0 ? RequestId : new RawJson(Encoding.ASCII.GetBytes($"{number}"));
}
