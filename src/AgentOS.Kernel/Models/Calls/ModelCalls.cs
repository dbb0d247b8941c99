using AgentOS.Kernel.Permissions;
using AgentOS.Kernel.Syscalls;
using AgentOS.Policy;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Kernel.Models.Calls;

/// <summary>The calls about language models, with what each needs.</summary>
internal static class ModelCalls
{
    public static IEnumerable<SyscallEntry> All(Gate gate, ModelAskers askers) =>
    [
        new(Opcode.Think, Right.Think, new ThinkSyscall(gate, askers)),
        new(Opcode.LlmReport, Right.Think, new ReportSyscall(gate, askers)),
    ];
}
