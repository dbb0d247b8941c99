using System.Buffers;
using AgentOS.Kernel.Syscalls;
using AgentOS.Policy;

namespace AgentOS.Kernel.Permissions;

/// <summary>Answers in place of a call whose right its caller lacks.</summary>
internal sealed class RefusingSyscall(Gate gate, Right right) : IImmediateSyscall
{
    public void Answer(Caller caller, ReadOnlySpan<byte> payload, IBufferWriter<byte> answer) => gate.Demand(caller.Identity, right);
}
