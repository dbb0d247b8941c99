using System.Buffers;
using AgentOS.Errors;
using AgentOS.Kernel.Permissions;
using AgentOS.Kernel.Syscalls;
using AgentOS.Policy;

namespace AgentOS.Kernel.Models.Calls;

/// <summary>THINK: says that there is no model, to whom may ask one.</summary>
internal sealed class ThinkSyscall(Gate gate) : IImmediateSyscall
{
    public void Answer(Caller caller, ReadOnlySpan<byte> payload, IBufferWriter<byte> answer)
    {
        if (payload.IsEmpty)
            throw new AgentOSException(KernelErrors.BadPayload, "answer a call", "THINK", "it takes a prompt");
        // Anything else is the prompt itself.
        if (payload[0] == '{')
            _ = KernelJson.Read(payload, ModelJson.Default.ThinkCall);
        gate.Demand(caller.Identity, Right.Think);
        throw new AgentOSException(ModelErrors.NotConfigured, "think", "");
    }
}
