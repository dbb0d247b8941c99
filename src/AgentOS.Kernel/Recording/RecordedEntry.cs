using System.Text;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Kernel.Recording;

/// <summary>A recorded call as it is shown, exported and kept. Payloads are text; those that are none are in base64.</summary>
internal sealed record RecordedEntry
{
    /// <summary>1 and up in the order of answers.</summary>
    [JsonRequired]
    public required long SequenceId { get; init; }

    /// <summary>Its place in the order in which calls were taken.</summary>
    public required long Call { get; init; }

    /// <summary>When it was answered, in seconds since 1970.</summary>
    public required double Timestamp { get; init; }

    /// <summary>Who called.</summary>
    [JsonRequired]
    public required uint AgentId { get; init; }

    /// <summary>What they were called then.</summary>
    public string? AgentName { get; init; }

    /// <summary>What for.</summary>
    [JsonRequired]
    public required int Opcode { get; init; }

    /// <summary>Its name.</summary>
    public required string OpcodeName { get; init; }

    /// <summary>The call's payload.</summary>
    public string? Payload { get; init; }

    /// <summary>The call's payload, when it is no text.</summary>
    public byte[]? PayloadBase64 { get; init; }

    /// <summary>The answer's payload.</summary>
    public string? Response { get; init; }

    /// <summary>The answer's payload, when it is no text.</summary>
    public byte[]? ResponseBase64 { get; init; }

    /// <summary>From the call to the answer, in microseconds.</summary>
    public required long DurationUs { get; init; }

    /// <summary>Whether it succeeded.</summary>
    public required bool Success { get; init; }

    /// <summary>Shows a call.</summary>
    public static RecordedEntry Of(RecordedCall call)
    {
        const double millisecondsPerSecond = 1000;
        bool isTextPayload = Utf8.IsValid(call.Payload.Span), isTextResponse = Utf8.IsValid(call.Response.Span);
        return new RecordedEntry
        {
            SequenceId = call.SequenceId,
            Call = call.Call,
            Timestamp = call.Timestamp.ToUnixTimeMilliseconds() / millisecondsPerSecond,
            AgentId = call.AgentId,
            AgentName = call.AgentName,
            Opcode = (int)call.Opcode,
            OpcodeName = Protocol.Kernel.OpcodeName.Of(call.Opcode),
            Payload = isTextPayload ? Encoding.UTF8.GetString(call.Payload.Span) : null,
            PayloadBase64 = isTextPayload ? null : call.Payload.ToArray(),
            Response = isTextResponse ? Encoding.UTF8.GetString(call.Response.Span) : null,
            ResponseBase64 = isTextResponse ? null : call.Response.ToArray(),
            DurationUs = (long)call.Duration.TotalMicroseconds,
            Success = call.Success,
        };
    }

    /// <summary>Takes a call back, as far as a replay needs it.</summary>
    public RecordedCall ToCall()
    {
        byte[] payload = PayloadBase64 ?? Encoding.UTF8.GetBytes(Payload ?? ""), response = ResponseBase64 ?? Encoding.UTF8.GetBytes(Response ?? "");
        return new RecordedCall(
            SequenceId, Call, DateTimeOffset.UnixEpoch, AgentId, AgentName, (Opcode)Opcode, (byte[])[.. payload, .. response], payload.Length, TimeSpan.Zero, Success);
    }
}
