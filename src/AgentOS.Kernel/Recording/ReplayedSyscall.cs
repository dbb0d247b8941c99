using System.Buffers;
using AgentOS.Kernel.Syscalls;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Kernel.Recording;

/// <summary>A call that is answered from a record.</summary>
internal sealed class ReplayedSyscall(Replay replay, ReplayScript script, Opcode opcode) : IImmediateSyscall
{
    public void Answer(Caller caller, ReadOnlySpan<byte> payload, IBufferWriter<byte> answer) =>
        answer.Write(replay.Answer(script, caller.Identity, opcode, payload));
}
