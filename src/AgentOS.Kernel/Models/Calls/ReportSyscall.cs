using System.Buffers;
using AgentOS.Errors;
using AgentOS.Kernel.Permissions;
using AgentOS.Kernel.Syscalls;
using AgentOS.Policy;

namespace AgentOS.Kernel.Models.Calls;

/// <summary>LLM_REPORT: says that nothing is counted yet, to whom may use models.</summary>
internal sealed class ReportSyscall(Gate gate) : IImmediateSyscall
{
    public void Answer(Caller caller, ReadOnlySpan<byte> payload, IBufferWriter<byte> answer)
    {
        _ = KernelJson.Read(payload, ModelJson.Default.ReportCall);
        gate.Demand(caller.Identity, Right.Think);
        throw new AgentOSException(ModelErrors.NotConfigured, "count tokens", "");
    }
}
