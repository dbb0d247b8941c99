using AgentOS.Kernel.Identities;
using AgentOS.Kernel.Syscalls;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Kernel.Async.Calls;

/// <summary>Asynchronous calls.</summary>
internal static class AsyncCalls
{
    /// <summary>How many one identity can have under way and waiting to be fetched.</summary>
    public const int Most = 256;

    private const long MostBytes = 64L << 20;

    /// <summary>Adds ASYNC_POLL to a kernel's calls, and lets those that may take long be made asynchronously.</summary>
    public static IEnumerable<SyscallEntry> Over(IEnumerable<SyscallEntry> calls, IdentityTable identities)
    {
        PerIdentity<AsyncResults> results = new(identities, _ => new AsyncResults(Most, MostBytes), kept => kept.Close());
        return [.. calls.Select(entry => Allow(entry, results)), new SyscallEntry(Opcode.AsyncPoll, null, new AsyncPollSyscall(results))];
    }

    private static SyscallEntry Allow(SyscallEntry entry, PerIdentity<AsyncResults> results) =>
        entry is { Opcode: Opcode.Exec or Opcode.Http or Opcode.Think or Opcode.Spawn, Syscall: ILongSyscall inner }
            ? entry with { Syscall = new AsyncSyscall(entry.Opcode, inner, results) }
            : entry;
}
