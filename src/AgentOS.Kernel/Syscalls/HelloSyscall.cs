using System.Buffers;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Kernel.Syscalls;

/// <summary>HELLO: agrees on features.</summary>
/// <param name="version">The kernel's version.</param>
internal sealed class HelloSyscall(string version) : IImmediateSyscall
{
    private const int ProtocolVersion = 1;
    private const string CallIds = "call_ids";

    public void Answer(Caller caller, ReadOnlySpan<byte> payload, IBufferWriter<byte> answer)
    {
        HelloRequest request = KernelJson.Read(payload, KernelJson.Default.HelloRequest);
        // From the next frame on: this answer's tag is still the agent's id.
        caller.WantsCallIds = request.Features?.Contains(CallIds, StringComparer.Ordinal) ?? false;
        KernelJson.Write(
            answer,
            new HelloAnswer(ProtocolVersion, version, caller.AgentId, KernelHeader.DefaultFrameLimit, new Dictionary<string, bool>(StringComparer.Ordinal) { [CallIds] = caller.WantsCallIds }),
            KernelJson.Default.HelloAnswer);
    }
}
