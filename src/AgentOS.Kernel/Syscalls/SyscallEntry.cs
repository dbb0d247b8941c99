using AgentOS.Policy;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Kernel.Syscalls;

/// <summary>One call of the kernel.</summary>
/// <param name="Opcode">Its number.</param>
/// <param name="Right">What a caller needs for it; null is nothing, or something that only its payload tells.</param>
/// <param name="Syscall">What answers it.</param>
internal sealed record SyscallEntry(Opcode Opcode, Right? Right, ISyscall Syscall);
