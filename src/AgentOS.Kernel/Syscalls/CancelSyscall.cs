using System.Buffers;

namespace AgentOS.Kernel.Syscalls;

/// <summary>CANCEL: gives up a call of the same connection.</summary>
internal sealed class CancelSyscall : IImmediateSyscall
{
    public void Answer(Caller caller, ReadOnlySpan<byte> payload, IBufferWriter<byte> answer)
    {
        CancelRequest request = KernelJson.Read(payload, KernelJson.Default.CancelRequest);
        // Without call ids all tags are the same, and no call can be named.
        bool cancelled = caller.WantsCallIds && caller.Calls.Cancel(request.Call);
        KernelJson.Write(answer, new CancelAnswer(true, cancelled), KernelJson.Default.CancelAnswer);
    }
}
