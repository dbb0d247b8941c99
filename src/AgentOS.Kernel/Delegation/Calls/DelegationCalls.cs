using AgentOS.Kernel.Agents;
using AgentOS.Kernel.Syscalls;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Kernel.Delegation.Calls;

/// <summary>The call about sub-agents. What it needs is not a right of the policy but a list that the user approved.</summary>
internal static class DelegationCalls
{
    public static IEnumerable<SyscallEntry> All(IAgentDelegation? delegation, AgentTable agents) =>
        [new(Opcode.Delegate, null, new DelegateSyscall(delegation, agents))];
}
