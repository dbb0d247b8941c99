using System.Buffers;
using AgentOS.Errors;
using AgentOS.Kernel.Syscalls;

namespace AgentOS.Kernel.Recording.Calls;

/// <summary>RECORD_START: records every call from the next one on.</summary>
internal sealed class RecordStartSyscall(CallRecorder recorder) : IImmediateSyscall
{
    private const int Most = 1_000_000, LongestName = 128;

    public void Answer(Caller caller, ReadOnlySpan<byte> payload, IBufferWriter<byte> answer)
    {
        RecordStartCall request = KernelJson.Read(payload, RecordingJson.Default.RecordStartCall);
        if (request.MaxEntries is < 1 or > Most)
            throw new AgentOSException(KernelErrors.BadPayload, "record", "", "max_entries is 1 to 1000000");
        if (request.SaveAs is { Length: 0 or > LongestName })
            throw new AgentOSException(KernelErrors.BadPayload, "record", "", "save_as has 1 to 128 characters");
        recorder.Start(new RecordingRequest(new RecordingScope(request.Excluded, request.FilterAgents ?? []), request.MaxEntries, request.SaveAs));
        KernelJson.Write(answer, new RecordStartAnswer(true, true), RecordingJson.Default.RecordStartAnswer);
    }
}
