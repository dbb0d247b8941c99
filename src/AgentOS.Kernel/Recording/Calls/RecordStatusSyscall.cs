using System.Buffers;
using AgentOS.Errors;
using AgentOS.Kernel.Syscalls;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Kernel.Recording.Calls;

/// <summary>RECORD_STATUS: what was recorded, as much of it as fits into one answer.</summary>
internal sealed class RecordStatusSyscall(CallRecorder recorder) : IImmediateSyscall
{
    // Of an entry's other fields; a byte of a payload takes six in JSON at most (\u0000).
    private const int FieldBytes = 1280, BytesPerByte = 6, BytesAround = 512;

    public void Answer(Caller caller, ReadOnlySpan<byte> payload, IBufferWriter<byte> answer)
    {
        RecordStatusCall request = KernelJson.Read(payload, RecordingJson.Default.RecordStatusCall);
        if (request.Limit is < 1 || request.SinceId < 0)
            throw new AgentOSException(KernelErrors.BadPayload, "show a recording", "", "limit is 1 and up, since_id 0 and up");
        IReadOnlyList<RecordedCall> calls = recorder.Recording?.Calls ?? new CallList();
        RecordedEntry[]? shown = request.Export || request.GetEntries ? [.. Choose(calls, request).Select(RecordedEntry.Of)] : null;
        bool isComplete = shown is null || Math.Min(request.SinceId, calls.Count) + shown.Length == calls.Count;
        RecordingData? data = request.Export ? RecordingData.Of(recorder.Recording?.Request.Scope.Excluded ?? [], shown!) : null;
        KernelJson.Write(
            answer,
            new RecordStatusAnswer(
                true, recorder.IsRecording, false, calls.Count, calls.Count, recorder.Recording?.Dropped ?? 0, recorder.Unsaved,
                data, request.Export ? null : shown, isComplete),
            RecordingJson.Default.RecordStatusAnswer);
    }

    // The first one is shown whatever its size: else nobody could get past it.
    private static List<RecordedCall> Choose(IReadOnlyList<RecordedCall> calls, RecordStatusCall request)
    {
        List<RecordedCall> chosen = [];
        long room = KernelHeader.DefaultFrameLimit - BytesAround;
        for (long index = request.SinceId; index < calls.Count && chosen.Count < (request.Limit ?? int.MaxValue); index++)
        {
            RecordedCall call = calls[(int)index];
            room -= FieldBytes + (BytesPerByte * (long)(call.Payload.Length + call.Response.Length));
            if (room < 0 && chosen.Count > 0)
                break;
            chosen.Add(call);
        }

        return chosen;
    }
}
