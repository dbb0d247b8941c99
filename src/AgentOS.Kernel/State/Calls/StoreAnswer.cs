namespace AgentOS.Kernel.State.Calls;

/// <summary>A key that was set.</summary>
/// <param name="Success">Always true.</param>
/// <param name="Key">Which.</param>
/// <param name="Scope">Whose.</param>
internal sealed record StoreAnswer(bool Success, string Key, StateScope Scope);
