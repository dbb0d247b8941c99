namespace AgentOS.Kernel.State.Calls;

/// <summary>What came of DELETE.</summary>
/// <param name="Success">Always true.</param>
/// <param name="Deleted">False when the key was not there.</param>
internal sealed record DeleteAnswer(bool Success, bool Deleted);
