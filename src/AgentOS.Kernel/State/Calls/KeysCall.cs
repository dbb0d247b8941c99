namespace AgentOS.Kernel.State.Calls;

/// <summary>Which keys to list.</summary>
/// <param name="Prefix">What they start with, literally; absent is nothing.</param>
/// <param name="Scope">Absent is all three.</param>
internal sealed record KeysCall(string? Prefix, StateScope? Scope);
