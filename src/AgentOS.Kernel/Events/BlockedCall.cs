namespace AgentOS.Kernel.Events;

/// <summary>What the event SYSCALL_BLOCKED tells.</summary>
/// <param name="Opcode">The call's number.</param>
/// <param name="OpcodeName">Its name.</param>
/// <param name="Code">The entry of the error catalogue.</param>
/// <param name="Error">Why, as a sentence.</param>
internal sealed record BlockedCall(int Opcode, string OpcodeName, string Code, string Error);
