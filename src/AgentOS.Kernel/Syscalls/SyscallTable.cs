using System.Collections.Frozen;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Kernel.Syscalls;

/// <summary>All calls of a kernel by their numbers.</summary>
internal sealed class SyscallTable(IEnumerable<SyscallEntry> entries)
{
    private readonly FrozenDictionary<Opcode, SyscallEntry> _entries = entries.ToFrozenDictionary(entry => entry.Opcode);

    /// <summary>Finds the one with a number; null when there is none.</summary>
    public SyscallEntry? Find(Opcode opcode) => _entries.GetValueOrDefault(opcode);
}
