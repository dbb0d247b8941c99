using System.Collections.Frozen;
using AgentOS.Kernel.Identities;
using AgentOS.Kernel.Syscalls.Observation;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Kernel.Syscalls;

/// <summary>All calls of a kernel by their numbers.</summary>
internal sealed class SyscallTable(IEnumerable<SyscallEntry> entries)
{
    private readonly FrozenDictionary<Opcode, SyscallEntry> _entries = entries.ToFrozenDictionary(entry => entry.Opcode);

    /// <summary>See every call that is answered.</summary>
    public CallObservers Observers { get; init; } = new(TimeProvider.System);

    /// <summary>May answer in place of the calls themselves.</summary>
    public ICallSubstitute? Substitute { get; init; }

    /// <summary>What answers a call; null when there is no such call.</summary>
    /// <param name="caller">Who calls.</param>
    /// <param name="opcode">What for.</param>
    public ISyscall? Find(Identity caller, Opcode opcode) => Substitute?.Find(caller, opcode) ?? _entries.GetValueOrDefault(opcode)?.Syscall;
}
