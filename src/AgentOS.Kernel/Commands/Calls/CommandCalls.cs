using AgentOS.Kernel.Syscalls;
using AgentOS.Policy;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Kernel.Commands.Calls;

/// <summary>READ, WRITE and EXEC in the caller's own sandbox, with what each needs.</summary>
internal static class CommandCalls
{
    public static IEnumerable<SyscallEntry> All(ISandboxSource sandboxes, SandboxAccess access, TimeProvider clock) =>
    [
        new(Opcode.Read, Right.Read, new ReadSyscall(sandboxes, access)),
        new(Opcode.Write, Right.Write, new WriteSyscall(sandboxes, access)),
        new(Opcode.Exec, Right.Exec, new ExecSyscall(sandboxes, access, clock)),
    ];
}
