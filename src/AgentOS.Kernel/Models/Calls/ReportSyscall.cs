using System.Buffers;
using AgentOS.Errors;
using AgentOS.Kernel.Permissions;
using AgentOS.Kernel.Syscalls;
using AgentOS.Policy;

namespace AgentOS.Kernel.Models.Calls;

/// <summary>LLM_REPORT: counts tokens that the caller says it used elsewhere, for its quota.</summary>
internal sealed class ReportSyscall(Gate gate, ModelAskers askers) : IImmediateSyscall
{
    public void Answer(Caller caller, ReadOnlySpan<byte> payload, IBufferWriter<byte> answer)
    {
        ReportCall report = KernelJson.Read(payload, ModelJson.Default.ReportCall);
        if (report.Tokens < 0)
            throw new AgentOSException(KernelErrors.BadPayload, "answer a call", "LLM_REPORT", "tokens are 0 or more");
        gate.Demand(caller.Identity, Right.Think);
        ModelUse use = askers.Of(caller.Identity).Use;
        long tokens = report.Success ? use.Add(report.Tokens) : use.Tokens;
        bool isExceeded = !caller.Identity.Policy.CheckQuota(tokens, use.Calls).IsAllowed;
        KernelJson.Write(answer, new ReportAnswer(true, tokens, isExceeded), ModelJson.Default.ReportAnswer);
    }
}
