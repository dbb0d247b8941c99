using System.Collections.Frozen;
using AgentOS.Kernel.Identities;
using AgentOS.Kernel.Permissions;
using AgentOS.Kernel.Syscalls.Observation;
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

    /// <summary>See every call that is answered.</summary>
    public CallObservers Observers { get; init; } = new(TimeProvider.System);

    /// <summary>May answer in place of the calls themselves.</summary>
    public ICallSubstitute? Substitute { get; init; }

    /// <summary>What answers a call: the call itself, or in its place a record of it, or a refusal.</summary>
    /// <returns>Null when there is no such call.</returns>
    public ISyscall? Find(Identity caller, Opcode opcode) => Substitute?.Find(caller, opcode) ?? FindOwn(caller, opcode);

    private ISyscall? FindOwn(Identity caller, Opcode opcode)
    {
        SyscallEntry? entry = _entries.GetValueOrDefault(opcode);
        return entry?.Right is { } right && !Gate.Admits(caller, right) ? refuse(right) : entry?.Syscall;
    }
}
