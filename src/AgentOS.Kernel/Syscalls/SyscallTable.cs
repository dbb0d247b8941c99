using System.Collections.Frozen;
using AgentOS.Kernel.Identities;
using AgentOS.Kernel.Permissions;
using AgentOS.Policy;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Kernel.Syscalls;

/// <summary>All calls of a kernel by their numbers.</summary>
/// <param name="entries">They.</param>
/// <param name="gate">Refuses those whose right a caller lacks; null where none needs a right.</param>
internal sealed class SyscallTable(IEnumerable<SyscallEntry> entries, Gate? gate)
{
    private readonly FrozenDictionary<Opcode, SyscallEntry> _entries = entries.ToFrozenDictionary(entry => entry.Opcode);
    private readonly FrozenDictionary<Right, ISyscall> _refusals = gate is null
        ? FrozenDictionary<Right, ISyscall>.Empty
        : Enum.GetValues<Right>().ToFrozenDictionary(right => right, ISyscall (right) => new RefusingSyscall(gate, right));

    /// <summary>What answers a call: the call itself, or in its place a refusal.</summary>
    /// <returns>Null when there is no such call.</returns>
    public ISyscall? Find(Identity caller, Opcode opcode)
    {
        SyscallEntry? entry = _entries.GetValueOrDefault(opcode);
        return entry?.Right is { } right && !Gate.Admits(caller, right) ? _refusals[right] : entry?.Syscall;
    }
}
