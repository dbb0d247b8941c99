namespace AgentOS.Kernel.Syscalls;

/// <summary>Whether a call was given up.</summary>
/// <param name="Success">Always true.</param>
/// <param name="Cancelled">False when it had been answered.</param>
internal sealed record CancelAnswer(bool Success, bool Cancelled);
