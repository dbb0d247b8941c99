using AgentOS.Protocol.Kernel;

namespace AgentOS.Kernel.Syscalls;

/// <summary>The calls about the connection itself.</summary>
internal static class CoreCalls
{
    public static IEnumerable<SyscallEntry> All(string version) =>
    [
        new(Opcode.Noop, null, new NoopSyscall()),
        new(Opcode.Hello, null, new HelloSyscall(version)),
        new(Opcode.Cancel, null, new CancelSyscall()),
        new(Opcode.Exit, null, new ExitSyscall()),
    ];
}
