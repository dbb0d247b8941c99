using AgentOS.Kernel.Syscalls;
using AgentOS.Policy;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Kernel.Agents.Calls;

/// <summary>The calls about agents, with what each needs.</summary>
internal static class AgentCalls
{
    public static IEnumerable<SyscallEntry> All(AgentSpawner spawner, AgentTable agents) =>
    [
        new(Opcode.Spawn, Right.Spawn, new SpawnSyscall(spawner)),
        new(Opcode.Kill, null, new KillSyscall(agents)),
        new(Opcode.List, null, new ListSyscall(agents)),
    ];
}
