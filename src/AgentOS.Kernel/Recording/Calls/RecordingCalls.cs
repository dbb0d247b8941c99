using AgentOS.Kernel.Records;
using AgentOS.Kernel.Syscalls;
using AgentOS.Policy;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Kernel.Recording.Calls;

/// <summary>The calls about recording and replaying.</summary>
internal static class RecordingCalls
{
    public static IEnumerable<SyscallEntry> All(CallRecorder recorder, ReplayControl replay, KernelLogbook logbook) =>
    [
        new(Opcode.RecordStart, Right.Operate, new RecordStartSyscall(recorder)),
        new(Opcode.RecordStop, Right.Operate, new RecordStopSyscall(recorder, logbook)),
        new(Opcode.RecordStatus, Right.Operate, new RecordStatusSyscall(recorder)),
        new(Opcode.ReplayStart, Right.Operate, new ReplayStartSyscall(recorder, replay, logbook)),
        new(Opcode.ReplayStatus, Right.Operate, new ReplayStatusSyscall(replay)),
    ];
}
