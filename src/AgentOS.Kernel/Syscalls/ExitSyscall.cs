using System.Buffers;

namespace AgentOS.Kernel.Syscalls;

/// <summary>EXIT: says goodbye and closes the connection.</summary>
internal sealed class ExitSyscall : IImmediateSyscall
{
    public void Answer(Caller caller, ReadOnlySpan<byte> payload, IBufferWriter<byte> answer)
    {
        caller.HasLeft = true;
        answer.Write("goodbye"u8);
    }
}
