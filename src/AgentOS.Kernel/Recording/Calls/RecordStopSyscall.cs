using AgentOS.Kernel.Records;
using AgentOS.Kernel.Syscalls;

namespace AgentOS.Kernel.Recording.Calls;

/// <summary>RECORD_STOP: ends a recording; answered when what is kept of it is on disk.</summary>
internal sealed class RecordStopSyscall(CallRecorder recorder, KernelLogbook logbook) : ILongSyscall
{
    public Task AnswerAsync(LongCall call, ReadOnlySpan<byte> payload)
    {
        recorder.Stop();
        CallRecording? recording = recorder.Recording;
        RecordStopAnswer answer = new(true, false, recording?.Calls.Count ?? 0, recording?.Dropped ?? 0);
        return recording?.Request.SaveAs is null ? Write(call, answer) : SettleAsync(call, answer);
    }

    private async Task SettleAsync(LongCall call, RecordStopAnswer answer)
    {
        await logbook.RunAsync(static _ => true).ConfigureAwait(false);
        await Write(call, answer).ConfigureAwait(false);
    }

    private static Task Write(LongCall call, RecordStopAnswer answer)
    {
        KernelJson.Write(call.Answer, answer, RecordingJson.Default.RecordStopAnswer);
        return Task.CompletedTask;
    }
}
