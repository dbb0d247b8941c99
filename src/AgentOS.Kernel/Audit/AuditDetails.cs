using System.Buffers;
using System.Text.Json;
using System.Text;
using AgentOS.Kernel.Delegation.Calls;
using AgentOS.Kernel.Syscalls.Observation;
using AgentOS.Kernel.Syscalls;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Kernel.Audit;

/// <summary>Writes the details of a call: its request as far as it may be shown, and why it failed.</summary>
internal static class AuditDetails
{
    private const int LongestRequest = 2048;

    /// <summary>The details of one call.</summary>
    public static RawJson Of(in CompletedCall call, AuditCategory category)
    {
        ArrayBufferWriter<byte> details = new();
        using (Utf8JsonWriter writer = new(details))
        {
            writer.WriteStartObject();
            writer.WriteString("opcode", OpcodeName.Of(call.Opcode));
            if (AuditRules.ShowsRequest(category) && !call.Payload.IsEmpty)
                writer.WriteString("request", call.Opcode == Opcode.Delegate ? WithoutContent(call.Payload) : Shorten(call.Payload));
            if (call.Failure is { } failure)
            {
                writer.WriteString("code", failure.Definition.Code);
                writer.WriteString("error", failure.Message);
            }

            writer.WriteEndObject();
        }

        return new RawJson(details.WrittenMemory);
    }

    // Who runs and asks whom belongs in the log; what is said does not, as with messages.
    private static string WithoutContent(ReadOnlySpan<byte> payload)
    {
        try
        {
            DelegateCall? request = JsonSerializer.Deserialize(payload, DelegationJson.Default.DelegateCall);
            return Shorten(JsonSerializer.SerializeToUtf8Bytes(request! with { Content = null, Query = null }, DelegationJson.Default.DelegateCall));
        }
        catch (JsonException)
        {
            return "";
        }
    }

    // As text: it may be no JSON at all, and what is cut off is none.
    private static string Shorten(ReadOnlySpan<byte> payload) =>
        payload.Length <= LongestRequest ? Encoding.UTF8.GetString(payload) : Encoding.UTF8.GetString(payload[..LongestRequest]) + "…";
}
