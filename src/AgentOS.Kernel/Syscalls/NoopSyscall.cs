using System.Buffers;

namespace AgentOS.Kernel.Syscalls;

/// <summary>NOOP: the payload comes back.</summary>
internal sealed class NoopSyscall : IImmediateSyscall
{
    public void Answer(Caller caller, ReadOnlySpan<byte> payload, IBufferWriter<byte> answer) => answer.Write(payload);
}
