using System.Collections.Frozen;
using AgentOS.Kernel.Identities;
using AgentOS.Kernel.Permissions;
using AgentOS.Policy;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Kernel.Syscalls;

/// <summary>All calls of a kernel by their numbers.</summary>
/// <param name="entries">They.</param>
/// <param name="refuse">Answers in place of a call whose right its caller lacks.</param>
internal sealed class SyscallTable(IEnumerable<SyscallEntry> entries, Func<Right, ISyscall> refuse)
{
    private readonly FrozenDictionary<Opcode, SyscallEntry> _entries = entries.ToFrozenDictionary(entry => entry.Opcode);

    /// <summary>Calls of which none needs a right.</summary>
    public SyscallTable(IEnumerable<SyscallEntry> entries)
        : this(entries, static right => throw new InvalidOperationException($"nobody has the right {right} here"))
    {
    }

    /// <summary>What answers a call: the call itself, or in its place a refusal.</summary>
    /// <returns>Null when there is no such call.</returns>
    public ISyscall? Find(Identity caller, Opcode opcode)
    {
        SyscallEntry? entry = _entries.GetValueOrDefault(opcode);
        return entry?.Right is { } right && !Gate.Admits(caller, right) ? refuse(right) : entry?.Syscall;
    }
}
