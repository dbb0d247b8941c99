using AgentOS.Kernel.Syscalls;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Kernel.State.Calls;

/// <summary>The calls about the state store.</summary>
internal static class StateCalls
{
    public static IEnumerable<SyscallEntry> All(StateStore store) =>
    [
        new(Opcode.Store, null, new StoreSyscall(store)),
        new(Opcode.Fetch, null, new FetchSyscall(store)),
        new(Opcode.Delete, null, new DeleteSyscall(store)),
        new(Opcode.Keys, null, new KeysSyscall(store)),
    ];
}
