using AgentOS.Kernel.Syscalls;
using AgentOS.Kernel.Syscalls.Observation;
using AgentOS.Policy;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Kernel.Audit.Calls;

/// <summary>The calls about the audit log.</summary>
internal static class AuditCalls
{
    public static IEnumerable<SyscallEntry> All(AuditLog log, CallObservers observers) =>
    [
        new(Opcode.GetAuditLog, Right.Operate, new GetAuditLogSyscall(log)),
        new(Opcode.SetAuditConfiguration, Right.Operate, new SetAuditConfigurationSyscall(log, observers)),
    ];
}
