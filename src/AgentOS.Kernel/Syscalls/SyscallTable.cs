using System.Collections.Frozen;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Kernel.Syscalls;

/// <summary>Which class answers which opcode.</summary>
internal sealed class SyscallTable(IEnumerable<KeyValuePair<Opcode, ISyscall>> entries)
{
    private readonly FrozenDictionary<Opcode, ISyscall> _syscalls = entries.ToFrozenDictionary();

    /// <summary>Finds the one for an opcode; null when there is none.</summary>
    public ISyscall? Find(Opcode opcode) => _syscalls.GetValueOrDefault(opcode);
}
