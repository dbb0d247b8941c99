using AgentOS.Kernel.Syscalls;
using AgentOS.Policy;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Kernel.Agents.Calls;

/// <summary>The calls about agents, with what each needs.</summary>
internal static class AgentCalls
{
    public static IEnumerable<SyscallEntry> All(AgentSpawner spawner, AgentTable agents, AgentOwnership ownership, AgentEvents events) =>
    [
        new(Opcode.Spawn, Right.Spawn, new SpawnSyscall(spawner)),
        new(Opcode.Kill, null, new KillSyscall(agents, ownership)),
        new(Opcode.Pause, null, new PauseSyscall(agents, ownership, events)),
        new(Opcode.Resume, null, new ResumeSyscall(agents, ownership, events)),
        new(Opcode.List, null, new ListSyscall(agents)),
    ];
}
