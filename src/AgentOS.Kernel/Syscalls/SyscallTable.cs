using System.Collections.Frozen;
using AgentOS.Errors;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Kernel.Syscalls;

/// <summary>Which class answers which opcode.</summary>
internal sealed class SyscallTable(IEnumerable<KeyValuePair<Opcode, ISyscall>> entries)
{
    private readonly FrozenDictionary<Opcode, ISyscall> _syscalls = entries.ToFrozenDictionary();

    /// <summary>Finds the one for an opcode.</summary>
    /// <exception cref="AgentOSException">There is none (rule K5).</exception>
    public ISyscall Find(Opcode opcode) =>
        _syscalls.TryGetValue(opcode, out ISyscall? syscall)
            ? syscall
            : throw new AgentOSException(KernelErrors.UnknownOpcode, "answer a call", $"0x{(byte)opcode:X2}");
}
