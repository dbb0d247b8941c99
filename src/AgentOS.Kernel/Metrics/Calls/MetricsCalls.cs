using AgentOS.Kernel.Agents;
using AgentOS.Kernel.Syscalls;
using AgentOS.Policy;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Kernel.Metrics.Calls;

/// <summary>The calls that show numbers, with what each needs.</summary>
internal static class MetricsCalls
{
    public static IEnumerable<SyscallEntry> All(MetricsSource source, AgentTable agents, AgentOwnership ownership)
    {
        MeasuredAgent measured = new(agents, ownership);
        return
        [
            new(Opcode.MetricsSystem, Right.Operate, new MetricsSystemSyscall(source)),
            new(Opcode.MetricsAgent, null, new MetricsAgentSyscall(source, measured)),
            new(Opcode.MetricsAllAgents, Right.Operate, new MetricsAllAgentsSyscall(source)),
            new(Opcode.MetricsCgroup, null, new MetricsCgroupSyscall(source, measured)),
        ];
    }
}
