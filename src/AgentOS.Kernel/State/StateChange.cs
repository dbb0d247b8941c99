namespace AgentOS.Kernel.State;

/// <summary>What the event STATE_CHANGED tells.</summary>
/// <param name="Key">Which key.</param>
/// <param name="Scope">Whose.</param>
/// <param name="Operation"><c>store</c> or <c>delete</c>.</param>
internal sealed record StateChange(string Key, StateScope Scope, string Operation);
