namespace AgentOS.Kernel.Syscalls;

/// <summary>What answers an opcode: <see cref="IImmediateSyscall"/> or <see cref="ILongSyscall"/>.</summary>
internal interface ISyscall;
